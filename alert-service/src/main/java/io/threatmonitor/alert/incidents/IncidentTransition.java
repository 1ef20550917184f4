package io.threatmonitor.alert.incidents;

import io.threatmonitor.alert.alerts.Signature;
import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of an incident, never changed itself: who, when, from, to and what.
 *
 * @param version the incident's version after it
 * @param from null for the first one
 * @param note the comment, or what the title, the severity, the assignee or the notes are after it;
 *     null where there is none
 * @param alerts that came, went, were acknowledged or resolved with it; null where it is not about
 *     alerts
 * @param other the incident that alerts came from or went to, null where there is none
 */
record IncidentTransition(
        UUID incidentId,
        long version,
        Kind kind,
        Instant at,
        Actor actor,
        @Nullable IncidentStatus from,
        IncidentStatus to,
        @Nullable String note,
        @Nullable TouchedAlerts alerts,
        @Nullable IncidentReference other) {

    /** What happened to the incident. */
    enum Kind {
        CREATED,
        /** Alerts became part of it. */
        MERGED,
        /** An alert is part of it no more. */
        DETACHED,
        RETITLED,
        RATED,
        ASSIGNED,
        ANNOTATED,
        COMMENTED,
        STARTED,
        RESOLVED,
        REOPENED,
        /** It took over the alerts of another incident. */
        ABSORBED,
        /** Another incident took its alerts over. */
        ENDED
    }

    static IncidentTransition creating(Incident incident, TouchedAlerts alerts, Signature by) {
        return new IncidentTransition(
                incident.id(),
                incident.version(),
                Kind.CREATED,
                by.at(),
                by.actor(),
                null,
                incident.status(),
                null,
                alerts,
                null);
    }
}
