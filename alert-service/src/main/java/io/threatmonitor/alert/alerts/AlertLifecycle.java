package io.threatmonitor.alert.alerts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one way in which alerts come to be and change. Each call is one transaction that holds the
 * alert, its transitions and what leaves for Kafka: all of it is there afterwards, or nothing.
 * Thread-safe.
 */
@Service
public class AlertLifecycle {

    private final Alerts alerts;
    private final Raising raising;
    private final Unsilencing unsilencing;
    private final AlertJournal journal;
    private final ResponseObjectives objectives;
    private final Signatures signatures;

    AlertLifecycle(
            Alerts alerts,
            Raising raising,
            Unsilencing unsilencing,
            AlertJournal journal,
            ResponseObjectives objectives,
            Signatures signatures) {
        this.alerts = alerts;
        this.raising = raising;
        this.unsilencing = unsilencing;
        this.journal = journal;
        this.objectives = objectives;
        this.signatures = signatures;
    }

    /**
     * Raises an alert for each detection, or counts it in the alert of its group or of the flood of
     * its source. A detection that has had its effect already has none.
     */
    @Transactional
    void raise(List<Detection> detections) {
        raising.raise(detections, signatures.ofService());
    }

    /**
     * Lets the unresolved ones of these alerts be seen again, unless another silence hides them.
     */
    @Transactional
    public void unsilence(Collection<UUID> ids) {
        unsilencing.unsilence(ids, signatures.ofService());
    }

    /**
     * Makes the changes that {@code edit} asks for, one transition each; none where all is as
     * asked.
     *
     * @throws ApiException {@code not_found}, {@code illegal_transition}, {@code version_conflict}
     *     when {@code edit} was made of another version, or {@code validation_failed}
     */
    @Transactional
    AlertSnapshot change(AlertReference reference, AlertEdit edit, Caller caller) {
        AlertSnapshot state = alerts.lock(reference).orElseThrow(AlertLifecycle::noSuchAlert);
        var alert = new Alert(state, objectives);
        edit(alert, edit, signatures.of(caller));
        journal.write(List.of(alert), caller);
        return alert.state();
    }

    /**
     * Does the same to many at once. Each alert is changed as asked or, where that is refused, not
     * at all; the others do not mind.
     *
     * @param wanted no alert twice
     * @return what became of each, in the same order
     */
    @Transactional
    List<BulkResult> changeEach(List<BulkTarget> wanted, AlertEdit edit, Caller caller) {
        Map<UUID, AlertSnapshot> locked =
                alerts.lock(wanted.stream().map(BulkTarget::id).toList()).stream()
                        .collect(toMap(AlertSnapshot::id, identity()));
        Signature by = signatures.of(caller);
        var changed = new ArrayList<Alert>();
        var results = new ArrayList<BulkResult>();
        for (BulkTarget target : wanted) {
            AlertSnapshot state = locked.get(target.id());
            if (state == null) {
                results.add(BulkResult.refused(target, noSuchAlert()));
                continue;
            }
            var alert = new Alert(state, objectives);
            try {
                edit(alert, edit.of(target.version()), by);
                changed.add(alert);
                results.add(BulkResult.of(target, alert));
            } catch (ApiException e) {
                results.add(BulkResult.refused(target, e));
            }
        }
        journal.write(changed, caller);
        return results;
    }

    static ApiException noSuchAlert() {
        return ApiException.notFound("alert");
    }

    private void edit(Alert alert, AlertEdit edit, Signature by) {
        requireVersion(alert, edit);
        alert.missDeadlines(signatures.besides(by));
        edit.applyTo(alert, by);
    }

    /**
     * That an alert has occurred again, or a deadline has passed meanwhile, is no reason to refuse
     * an edit.
     */
    private void requireVersion(Alert alert, AlertEdit edit) {
        long current = alert.state().version();
        if (!edit.wasMadeOf(current)
                && !edit.wasMadeWithin(alerts.lastChange(alert.state().id()), current)) {
            throw ApiException.of(
                    ErrorCode.VERSION_CONFLICT,
                    "Alert %d is at version %d by now; read it again"
                            .formatted(alert.state().number(), current));
        }
    }
}
