package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Alerts that people work on as one, as they stand.
 *
 * @param number short and rising, for people to say aloud; gaps are normal
 * @param severity the highest of its alerts, unless somebody has set it
 * @param assignedTo the login of whoever works on it
 * @param alerts how many it has
 * @param mergedInto the incident that has taken its alerts over, null where none has
 * @param createdBy a login
 * @param version rises by one with each change
 */
record Incident(
        UUID id,
        long number,
        String title,
        Severity severity,
        boolean severitySet,
        IncidentStatus status,
        @Nullable String assignedTo,
        @Nullable String notes,
        long alerts,
        @Nullable IncidentReference mergedInto,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final long FIRST_VERSION = 1;

    IncidentReference reference() {
        return new IncidentReference(id, number);
    }

    /** The entity tag (RFC 9110 section 8.8.3): its version. */
    String tag() {
        return "\"" + version + "\"";
    }

    /** The same with the number that the database gave it. */
    Incident numbered(long given) {
        return new Incident(
                id,
                given,
                title,
                severity,
                severitySet,
                status,
                assignedTo,
                notes,
                alerts,
                mergedInto,
                createdBy,
                createdAt,
                updatedAt,
                version);
    }
}
