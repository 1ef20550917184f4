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
import java.util.LinkedHashMap;
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
    private final AlertRecords records;
    private final Outbox outbox;
    private final Clock clock;
    private final Actor itself;

    AlertLifecycle(
            Alerts alerts,
            AlertRecords records,
            Outbox outbox,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        this.alerts = alerts;
        this.records = records;
        this.outbox = outbox;
        this.clock = clock;
        this.itself = Actor.system(service);
    }

    /** Raises one alert per detection; a detection that has one already raises none. */
    @Transactional
    void raise(List<Detection> detections) {
        var by = new Signature(itself, clock.instant());
        List<AlertSnapshot> raised = add(distinct(detections, by));
        if (raised.isEmpty()) {
            return;
        }
        alerts.add(raised.stream().map(alert -> AlertTransition.raising(alert, by)).toList());
        outbox.add(
                raised.stream()
                        .map(alert -> records.changed(AlertTransition.raising(alert, by), alert))
                        .toList());
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

    private static void edit(Alert alert, AlertEdit edit, Signature by) {
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

    /** Adds what is new, and gives it the numbers that the database chose. */
    private List<AlertSnapshot> add(Collection<AlertSnapshot> wanted) {
        Map<UUID, Long> numbers = alerts.raise(List.copyOf(wanted));
        var added = new ArrayList<AlertSnapshot>();
        for (AlertSnapshot alert : wanted) {
            Long number = numbers.get(alert.id());
            if (number != null) {
                added.add(Alert.numbered(alert, number));
            }
        }
        return added;
    }

    private static Collection<AlertSnapshot> distinct(List<Detection> detections, Signature by) {
        var byId = new LinkedHashMap<UUID, AlertSnapshot>();
        for (Detection detection : detections) {
            AlertSnapshot alert = Alert.raisedBy(detection, by.at());
            byId.putIfAbsent(alert.id(), alert);
        }
        return byId.values();
    }

    private static void requireVersion(Alert alert, AlertEdit edit) {
        if (!edit.wasMadeOf(alert.state().version())) {
            throw ApiException.of(
                    ErrorCode.VERSION_CONFLICT,
                    "Alert %d is at version %d by now; read it again"
                            .formatted(alert.state().number(), alert.state().version()));
        }
    }
}
