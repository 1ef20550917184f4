package io.threatmonitor.kit.audit;

import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Map;

/** Makes audit actions of this service. Thread-safe. */
public final class AuditActions {

    private final String service;
    private final IdGenerator ids;
    private final Clock clock;

    AuditActions(String service, IdGenerator ids, Clock clock) {
        this.service = service;
        this.ids = ids;
        this.clock = clock;
    }

    /** An action that changes nothing, or of which only the fact counts. */
    public AuditAction by(
            Caller caller,
            String module,
            String action,
            @Nullable Target target,
            Outcome outcome,
            String description) {
        return action(caller, module, action, target, outcome, description, null, null);
    }

    /** A change that was made: the fields that differ, as they were and as they are. */
    public AuditAction change(
            Caller caller,
            String module,
            String action,
            Target target,
            String description,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        return action(caller, module, action, target, Outcome.SUCCESS, description, before, after);
    }

    private AuditAction action(
            Caller caller,
            String module,
            String action,
            @Nullable Target target,
            Outcome outcome,
            String description,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        return new AuditAction(
                ids.next(),
                clock.instant(),
                service,
                caller.actor(),
                action,
                module,
                target,
                outcome,
                description,
                before,
                after,
                caller.ipAddress(),
                caller.userAgent(),
                caller.sessionId(),
                caller.traceId());
    }
}
