package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.ids.DerivedIds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * An alert: its state, and the only methods that change it. A method that would change nothing does
 * nothing, so that saying a thing twice is saying it once.
 */
final class Alert {

    /** The number of an alert that the database has not given one yet. */
    static final long UNNUMBERED = 0;

    static final long FIRST_VERSION = 1;

    /** The namespace of alert ids: any constant will do, as long as it never changes. */
    private static final UUID ALERTS = UUID.fromString("a6c3d4a0-53d1-4f6c-8a0a-0d6a6b3c7e15");

    private final List<Step> steps = new ArrayList<>();
    private final ResponseObjectives objectives;
    private AlertSnapshot state;

    /** One transition, and the alert before and after it. */
    record Step(AlertSnapshot before, AlertTransition transition, AlertSnapshot after) {}

    /**
     * @param objectives for its deadlines, when it is reopened
     */
    Alert(AlertSnapshot state, ResponseObjectives objectives) {
        this.state = state;
        this.objectives = objectives;
    }

    /**
     * What {@code detection} raises, without deadlines. Equal detections raise alerts with equal
     * ids.
     */
    static AlertSnapshot raisedBy(Detection detection, Instant at) {
        Instant seen = detection.event().occurredAt().truncatedTo(ChronoUnit.MICROS);
        return new AlertSnapshot(
                DerivedIds.of(ALERTS, detection.id().toString()),
                UNNUMBERED,
                detection.rule(),
                List.of(),
                detection.severity(),
                Text.withoutNul(detection.title()),
                detection.event(),
                Entities.of(detection.event()),
                AlertStatus.OPEN,
                null,
                null,
                null,
                1,
                null,
                null,
                seen,
                seen,
                null,
                at,
                at,
                FIRST_VERSION);
    }

    /** {@code alert} as {@code silence} hides it. */
    static AlertSnapshot silenced(AlertSnapshot alert, UUID silence) {
        return with(alert, alert.number(), alert.sla(), silence);
    }

    /** {@code alert} with the number that the database gave it. */
    static AlertSnapshot numbered(AlertSnapshot alert, long number) {
        return with(alert, number, alert.sla(), alert.silencedBy());
    }

    /** {@code alert} with the deadlines of one that is raised when it was. */
    static AlertSnapshot timed(AlertSnapshot alert, ResponseObjectives objectives) {
        return with(
                alert,
                alert.number(),
                Deadlines.from(alert.createdAt(), alert.severity(), objectives).onTheWire(),
                alert.silencedBy());
    }

    private static AlertSnapshot with(
            AlertSnapshot alert,
            long number,
            @Nullable AlertSla deadlines,
            @Nullable UUID silence) {
        return new AlertSnapshot(
                alert.id(),
                number,
                alert.rule(),
                alert.countedRules(),
                alert.severity(),
                alert.title(),
                alert.event(),
                alert.entities(),
                alert.status(),
                alert.resolution(),
                alert.assignedTo(),
                alert.resolutionNotes(),
                alert.occurrences(),
                alert.incident(),
                deadlines,
                alert.firstSeen(),
                alert.lastSeen(),
                silence,
                alert.createdAt(),
                alert.updatedAt(),
                alert.version());
    }

    AlertSnapshot state() {
        return state;
    }

    /** What happened since this was read from the database, in order. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    boolean hasChanged() {
        return !steps.isEmpty();
    }

    /** Whether that changes anything; the same of the others that tell. */
    boolean acknowledge(@Nullable String why, Signature by) {
        return move(AlertMove.ACKNOWLEDGE, why, by);
    }

    boolean start(@Nullable String why, Signature by) {
        return move(AlertMove.START, why, by);
    }

    boolean reopen(@Nullable String why, Signature by) {
        return move(AlertMove.REOPEN, why, by);
    }

    /**
     * @param resolution null where nobody says what it turned out to be
     * @param notes null to leave them, empty to remove them
     */
    void resolve(@Nullable Resolution resolution, @Nullable String notes, Signature by) {
        boolean repeated = state.status() == AlertStatus.RESOLVED;
        if (repeated && (resolution == null || resolution == state.resolution())) {
            annotate(notes, by);
            return;
        }
        become(AlertMove.RESOLVE, by, resolution, isNews(notes) ? notes : null);
    }

    /** Gives the alert to {@code assignee}; null or empty takes it from whoever has it. */
    boolean assign(@Nullable String assignee, @Nullable String why, Signature by) {
        String login = assignee == null || assignee.isBlank() ? null : assignee.strip();
        boolean changes = !Objects.equals(login, state.assignedTo());
        if (changes) {
            happen(Kind.ASSIGNED, by, state.status(), login, null, why);
        }
        return changes;
    }

    /** Writes the notes; null leaves them, empty removes them. */
    void annotate(@Nullable String notes, Signature by) {
        if (isNews(notes)) {
            happen(Kind.ANNOTATED, by, state.status(), null, null, notes);
        }
    }

    /** Says something about the alert that changes nothing else. */
    void comment(String text, Signature by) {
        happen(Kind.COMMENTED, by, state.status(), null, null, text);
    }

    /** Lets it be seen again, when nothing hides it any more. */
    void unsilence(Signature by) {
        if (state.silencedBy() != null) {
            happen(Kind.UNSILENCED, by, state.status(), null, null, null);
        }
    }

    /** Makes it part of {@code incident}; if it is part of another one, no more of that. */
    void merge(IncidentReference incident, Signature by) {
        if (!incident.equals(state.incident())) {
            happen(AlertTransition.ofMembership(state, Kind.MERGED, incident, by));
        }
    }

    /** Takes it out of its incident, as it is. */
    void detach(Signature by) {
        IncidentReference incident = state.incident();
        if (incident != null) {
            happen(AlertTransition.ofMembership(state, Kind.DETACHED, incident, by));
        }
    }

    /** Notes which deadlines have passed, each once; nobody is late while a silence hides it. */
    void missDeadlines(Signature by) {
        if (state.silencedBy() != null) {
            return;
        }
        for (Objective objective : Deadlines.of(state).passedAt(by.at())) {
            happen(AlertTransition.missing(state, objective, by));
        }
    }

    private boolean move(AlertMove move, @Nullable String why, Signature by) {
        boolean changes = state.status() != move.target();
        if (changes) {
            become(move, by, null, why);
        }
        return changes;
    }

    private void become(
            AlertMove move, Signature by, @Nullable Resolution resolution, @Nullable String note) {
        if (!move.isAllowedFrom(state.status())) {
            throw illegal(move);
        }
        happen(move.kind(), by, move.target(), null, resolution, note);
    }

    private void happen(
            Kind kind,
            Signature by,
            AlertStatus to,
            @Nullable String assignee,
            @Nullable Resolution resolution,
            @Nullable String note) {
        happen(
                new AlertTransition(
                        state.id(),
                        state.version() + 1,
                        kind,
                        by.at(),
                        by.actor(),
                        state.status(),
                        to,
                        assignee,
                        resolution,
                        note,
                        null,
                        null));
    }

    private void happen(AlertTransition transition) {
        AlertSnapshot before = state;
        state = transition.appliedTo(before, objectives);
        steps.add(new Step(before, transition, state));
    }

    private boolean isNews(@Nullable String notes) {
        return notes != null
                && !notes.equals(Objects.requireNonNullElse(state.resolutionNotes(), ""));
    }

    private ApiException illegal(AlertMove move) {
        return ApiException.illegalTransition(
                "Alert %d is %s and cannot become %s"
                        .formatted(
                                state.number(), wireName(state.status()), wireName(move.target())),
                AlertMove.targetsFrom(state.status()).stream().map(Alert::wireName).toList());
    }

    private static String wireName(AlertStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
