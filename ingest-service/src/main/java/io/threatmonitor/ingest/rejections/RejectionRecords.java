package io.threatmonitor.ingest.rejections;

import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.UUID;

/** What the audit trail hears of rejected events: never what was in them. Thread-safe. */
@Component
public class RejectionRecords {

    private static final String MODULE = "rejected_events";

    private final AuditActions actions;
    private final AuditRecords audit;

    RejectionRecords(AuditActions actions, AuditRecords audit) {
        this.actions = actions;
        this.audit = audit;
    }

    /**
     * @param repaired whether something else was submitted in the original's place
     */
    public OutgoingRecord replayed(
            Rejection before, UUID eventId, boolean repaired, Caller caller) {
        return settled(
                before,
                "rejected_event_replayed",
                "Replayed a rejected event of sensor " + before.sensorId(),
                Map.of(
                        "status", RejectionStatus.REPLAYED.wireName(),
                        "event_id", eventId.toString(),
                        "repaired", repaired),
                caller);
    }

    OutgoingRecord discarded(Rejection before, Caller caller) {
        return settled(
                before,
                "rejected_event_discarded",
                "Discarded a rejected event of sensor " + before.sensorId(),
                Map.of("status", RejectionStatus.DISCARDED.wireName()),
                caller);
    }

    private OutgoingRecord settled(
            Rejection before,
            String action,
            String description,
            Map<String, @Nullable Object> after,
            Caller caller) {
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        action,
                        new Target("rejected_event", before.id().toString()),
                        description,
                        Map.of("status", before.status().wireName()),
                        after));
    }
}
