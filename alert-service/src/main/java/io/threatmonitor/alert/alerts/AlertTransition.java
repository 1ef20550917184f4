package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of an alert, never changed itself: who, when, from, to and why. An alert is what its
 * transitions add up to.
 *
 * @param version the alert's version after it
 * @param from null for the first one, which raised the alert
 * @param assignedTo to whom {@code assigned} gave the alert, null for nobody
 * @param resolution what {@code resolved} found, null where nobody said
 * @param note the comment of {@code commented}, otherwise the notes that it wrote; empty where it
 *     removed them, null where it left them
 */
record AlertTransition(
        UUID alertId,
        long version,
        AlertChange.Kind kind,
        Instant at,
        Actor actor,
        @Nullable AlertStatus from,
        AlertStatus to,
        @Nullable String assignedTo,
        @Nullable Resolution resolution,
        @Nullable String note) {

    /** The transition that raises {@code alert}. */
    static AlertTransition raising(AlertSnapshot alert, Signature by) {
        return new AlertTransition(
                alert.id(),
                alert.version(),
                Kind.RAISED,
                by.at(),
                by.actor(),
                null,
                alert.status(),
                null,
                null,
                null);
    }

    /** Whether the alert came to another status. */
    boolean hasMoved() {
        return from != to;
    }

    /** The alert as it stands after this, when it stood at {@code before}. */
    AlertSnapshot appliedTo(AlertSnapshot before) {
        return new AlertSnapshot(
                before.id(),
                before.number(),
                before.rule(),
                before.severity(),
                before.title(),
                before.event(),
                before.entities(),
                to,
                resolutionAfter(before),
                kind == Kind.ASSIGNED ? assignedTo : before.assignedTo(),
                notesAfter(before),
                before.occurrences(),
                before.firstSeen(),
                before.lastSeen(),
                kind == Kind.UNSILENCED ? null : before.silencedBy(),
                before.createdAt(),
                at,
                version);
    }

    private @Nullable Resolution resolutionAfter(AlertSnapshot before) {
        if (to != AlertStatus.RESOLVED) {
            return null;
        }
        return kind == Kind.RESOLVED ? resolution : before.resolution();
    }

    private @Nullable String notesAfter(AlertSnapshot before) {
        if (note == null || kind == Kind.COMMENTED) {
            return before.resolutionNotes();
        }
        return note.isEmpty() ? null : note;
    }
}
