package io.threatmonitor.contracts.audit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One sensitive action: who did what to which thing, and how it ended.
 *
 * @param service the service that saw it, such as {@code alert-service}
 * @param action what was done, in {@code snake_case}, such as {@code alert_acknowledged}
 * @param module the feature it belongs to, such as {@code alerts}
 * @param before the changed fields as they were; never holds a secret
 * @param after the changed fields as they are now; never holds a secret
 * @param ipAddress where the request came from
 * @param traceId trace id (W3C Trace Context, section 3.2.2.3)
 */
public record AuditAction(
        UUID id,
        Instant occurredAt,
        String service,
        Actor actor,
        String action,
        String module,
        @Nullable Target target,
        Outcome outcome,
        String description,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String sessionId,
        @Nullable String traceId) {

    /** Refuses an action that does not say who did what, when and how it ended. */
    public AuditAction {
        requireNonNull(id, "id");
        requireNonNull(occurredAt, "occurred_at");
        requireNonNull(service, "service");
        requireNonNull(actor, "actor");
        requireNonNull(action, "action");
        requireNonNull(module, "module");
        requireNonNull(outcome, "outcome");
        requireNonNull(description, "description");
    }

    /** How an action ended. */
    public enum Outcome {
        SUCCESS,
        FAILURE,
        DENIED
    }

    /** The thing that was acted on. */
    public record Target(String type, String id) {}
}
