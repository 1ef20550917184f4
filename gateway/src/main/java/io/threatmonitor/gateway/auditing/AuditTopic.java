package io.threatmonitor.gateway.auditing;

import io.threatmonitor.contracts.audit.AuditAction;

/** Where audited actions go. */
interface AuditTopic {

    /** Takes an action without blocking; an action that finds no room is counted and dropped. */
    void offer(AuditAction action);
}
