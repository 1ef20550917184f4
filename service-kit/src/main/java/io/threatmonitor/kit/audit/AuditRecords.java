package io.threatmonitor.kit.audit;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;

/**
 * Makes the record that carries an action: for {@link AuditPublisher}, or for the outbox.
 * Thread-safe.
 */
public final class AuditRecords {

    private final OutgoingRecords records;

    AuditRecords(OutgoingRecords records) {
        this.records = records;
    }

    public OutgoingRecord of(AuditAction action) {
        return records.of(
                Topics.AUDIT_ACTIONS,
                action.actor().id(),
                CloudEvents.ACTION_AUDITED,
                action.id(),
                action.occurredAt(),
                action);
    }
}
