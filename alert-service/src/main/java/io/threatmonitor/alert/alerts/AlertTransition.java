package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.IncidentReference;
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
 * @param note of {@code resolved} and {@code annotated} the notes that it wrote, empty where it
 *     removed them, null where it left them; of {@code breached} the deadline; of every other what
 *     the actor says about it, null for nothing
 * @param incident into which {@code merged} put the alert, or out of which {@code detached} took it
 * @param objective which was not met, for {@code breached}
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
        @Nullable String note,
        @Nullable IncidentReference incident,
        @Nullable Objective objective) {

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
                null,
                null,
                null);
    }

    /** {@code alert} becomes part of {@code incident}, or ceases to be. */
    static AlertTransition ofMembership(
            AlertSnapshot alert, AlertChange.Kind kind, IncidentReference incident, Signature by) {
        return new AlertTransition(
                alert.id(),
                alert.version() + 1,
                kind,
                by.at(),
                by.actor(),
                alert.status(),
                alert.status(),
                null,
                null,
                null,
                incident,
                null);
    }

    /** {@code alert} was not {@code objective} in time. */
    static AlertTransition missing(AlertSnapshot alert, Objective objective, Signature by) {
        return new AlertTransition(
                alert.id(),
                alert.version() + 1,
                Kind.BREACHED,
                by.at(),
                by.actor(),
                alert.status(),
                alert.status(),
                null,
                null,
                "Not %s by %s".formatted(objective.done(), Deadlines.of(alert).of(objective).due()),
                null,
                objective);
    }

    /** What the actor says, null for nothing. */
    @Nullable String comment() {
        return writesNotes() || kind == Kind.BREACHED ? null : note;
    }

    /** Whether the alert came to another status. */
    boolean hasMoved() {
        return from != to;
    }

    /**
     * The alert as it stands after this, when it stood at {@code before}.
     *
     * @param objectives for the deadlines of an alert whose clocks start anew
     */
    AlertSnapshot appliedTo(AlertSnapshot before, ResponseObjectives objectives) {
        Deadlines deadlines =
                startsClocks()
                        ? Deadlines.from(at, before.severity(), objectives)
                        : Deadlines.of(before).after(this);
        return new AlertSnapshot(
                before.id(),
                before.number(),
                before.rule(),
                before.countedRules(),
                before.severity(),
                before.title(),
                before.event(),
                before.entities(),
                to,
                resolutionAfter(before),
                kind == Kind.ASSIGNED ? assignedTo : before.assignedTo(),
                notesAfter(before),
                before.occurrences(),
                incidentAfter(before),
                deadlines.onTheWire(),
                before.firstSeen(),
                before.lastSeen(),
                kind == Kind.UNSILENCED ? null : before.silencedBy(),
                before.createdAt(),
                at,
                version);
    }

    /** Whether people can see from now on that it waits for them. */
    private boolean startsClocks() {
        return kind == Kind.REOPENED || (kind == Kind.UNSILENCED && to == AlertStatus.OPEN);
    }

    private @Nullable Resolution resolutionAfter(AlertSnapshot before) {
        if (to != AlertStatus.RESOLVED) {
            return null;
        }
        return kind == Kind.RESOLVED ? resolution : before.resolution();
    }

    private @Nullable String notesAfter(AlertSnapshot before) {
        if (note == null || !writesNotes()) {
            return before.resolutionNotes();
        }
        return note.isEmpty() ? null : note;
    }

    private boolean writesNotes() {
        return kind == Kind.RESOLVED || kind == Kind.ANNOTATED;
    }

    private @Nullable IncidentReference incidentAfter(AlertSnapshot before) {
        if (kind == Kind.DETACHED) {
            return null;
        }
        return kind == Kind.MERGED ? incident : before.incident();
    }
}
