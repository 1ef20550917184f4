package io.threatmonitor.alert.alerts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
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
    private final AlertRecords records;
    private final Outbox outbox;
    private final Clock clock;
    private final Actor itself;

    AlertLifecycle(
            Alerts alerts,
            Raising raising,
            Unsilencing unsilencing,
            AlertRecords records,
            Outbox outbox,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        this.alerts = alerts;
        this.raising = raising;
        this.unsilencing = unsilencing;
        this.records = records;
        this.outbox = outbox;
        this.clock = clock;
        this.itself = Actor.system(service);
    }

    /**
     * Raises an alert for each detection, or counts it in the alert of its group or of the flood of
     * its source. A detection that has had its effect already has none.
     */
    @Transactional
    void raise(List<Detection> detections) {
        raising.raise(detections, new Signature(itself, clock.instant()));
    }

    /**
     * Lets the unresolved ones of these alerts be seen again, unless another silence hides them.
     */
    @Transactional
    public void unsilence(Collection<UUID> ids) {
        unsilencing.unsilence(ids, new Signature(itself, clock.instant()));
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
        var alert = new Alert(alerts.lock(reference).orElseThrow(AlertLifecycle::noSuchAlert));
        edit(alert, edit, signature(caller));
        save(List.of(alert), caller);
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
        var by = signature(caller);
        var changed = new ArrayList<Alert>();
        var results = new ArrayList<BulkResult>();
        for (BulkTarget target : wanted) {
            AlertSnapshot state = locked.get(target.id());
            if (state == null) {
                results.add(BulkResult.refused(target, noSuchAlert()));
                continue;
            }
            var alert = new Alert(state);
            try {
                edit(alert, edit.of(target.version()), by);
                changed.add(alert);
                results.add(BulkResult.of(target, alert));
            } catch (ApiException e) {
                results.add(BulkResult.refused(target, e));
            }
        }
        save(changed, caller);
        return results;
    }

    static ApiException noSuchAlert() {
        return ApiException.notFound("alert");
    }

    private Signature signature(Caller caller) {
        return new Signature(caller.actor(), clock.instant());
    }

    private void edit(Alert alert, AlertEdit edit, Signature by) {
        requireVersion(alert, edit);
        edit.applyTo(alert, by);
    }

    private void save(List<Alert> edited, Caller caller) {
        List<Alert> changed = edited.stream().filter(Alert::hasChanged).toList();
        if (changed.isEmpty()) {
            return;
        }
        List<Alert.Step> steps = changed.stream().flatMap(alert -> alert.steps().stream()).toList();
        alerts.change(changed.stream().map(Alert::state).toList());
        List<AlertTransition> transitions = steps.stream().map(Alert.Step::transition).toList();
        alerts.add(transitions);
        alerts.addResponses(transitions.stream().filter(AlertTransition::hasMoved).toList());
        var outgoing = new ArrayList<OutgoingRecord>();
        for (Alert.Step step : steps) {
            outgoing.add(records.changed(step.transition(), step.after()));
            outgoing.add(records.audited(step, caller));
        }
        outbox.add(outgoing);
    }

    /** That an alert has occurred again meanwhile is no reason to refuse an edit. */
    private void requireVersion(Alert alert, AlertEdit edit) {
        long current = alert.state().version();
        if (!edit.wasMadeOf(current)
                && !edit.wasMadeWithin(alerts.lastTransition(alert.state().id()), current)) {
            throw ApiException.of(
                    ErrorCode.VERSION_CONFLICT,
                    "Alert %d is at version %d by now; read it again"
                            .formatted(alert.state().number(), current));
        }
    }
}
