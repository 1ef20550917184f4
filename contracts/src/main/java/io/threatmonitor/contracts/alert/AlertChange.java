package io.threatmonitor.contracts.alert;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

import io.threatmonitor.contracts.audit.Actor;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of an alert, with the alert as it stands after it. After {@link Kind#ASSIGNED} its
 * {@code assignedTo} says who has it now, null for nobody.
 */
public record AlertChange(
        UUID id, UUID alertId, Kind kind, Instant at, Actor actor, AlertSnapshot alert) {

    /** What happened to the alert. */
    public enum Kind {
        RAISED,
        ACKNOWLEDGED,
        STARTED,
        ASSIGNED,
        ANNOTATED,
        COMMENTED,
        RESOLVED,
        REOPENED,
        /** The silence that hid it has ended. */
        UNSILENCED,
        /** It became part of an incident, or of another one than before. */
        MERGED,
        /** It is part of no incident any more. */
        DETACHED,
        /** One of its deadlines has passed; the alert's {@code sla} says which. */
        BREACHED,
        /** It occurred again, or anything that this reader does not know yet. */
        @JsonEnumDefaultValue
        UPDATED
    }
}
