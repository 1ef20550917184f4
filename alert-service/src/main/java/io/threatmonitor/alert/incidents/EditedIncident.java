package io.threatmonitor.alert.incidents;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.alert.alerts.Signature;
import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.alert.incidents.IncidentTransition.Kind;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An incident while it is changed, and the only methods that do. A method that would change nothing
 * does nothing, so that saying a thing twice is saying it once.
 */
final class EditedIncident {

    private final List<Step> steps = new ArrayList<>();
    private Incident state;
    private String title;
    private Severity severity;
    private boolean severitySet;
    private IncidentStatus status;
    private @Nullable String assignedTo;
    private @Nullable String notes;
    private long alerts;
    private @Nullable IncidentReference mergedInto;

    /** One transition, and the incident before and after it. */
    record Step(Incident before, IncidentTransition transition, Incident after) {}

    EditedIncident(Incident state) {
        this.state = state;
        this.title = state.title();
        this.severity = state.severity();
        this.severitySet = state.severitySet();
        this.status = state.status();
        this.assignedTo = state.assignedTo();
        this.notes = state.notes();
        this.alerts = state.alerts();
        this.mergedInto = state.mergedInto();
    }

    Incident state() {
        return state;
    }

    /** What happened since this was read from the database, in order. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    void rename(String wanted, Signature by) {
        if (!wanted.equals(title)) {
            title = wanted;
            happen(Kind.RETITLED, by, title, null, null);
        }
    }

    /** Sets the severity, whatever the alerts say. */
    void rate(Severity wanted, Signature by) {
        rate(wanted, true, by);
    }

    /** Lets the severity follow the alerts. */
    void rateByAlerts(Severity highest, Signature by) {
        rate(highest, false, by);
    }

    /** Gives it to {@code login}; empty takes it from whoever has it. */
    void assign(String login, Signature by) {
        String wanted = login.isBlank() ? null : login.strip();
        if (!Objects.equals(wanted, assignedTo)) {
            assignedTo = wanted;
            happen(Kind.ASSIGNED, by, wanted, null, null);
        }
    }

    /** Writes the notes; empty removes them. */
    void annotate(String text, Signature by) {
        if (!text.equals(requireNonNullElse(notes, ""))) {
            notes = text.isEmpty() ? null : text;
            happen(Kind.ANNOTATED, by, text, null, null);
        }
    }

    /** Says something about it; a blank comment says nothing. */
    void comment(String text, Signature by) {
        if (!text.isBlank()) {
            happen(Kind.COMMENTED, by, text, null, null);
        }
    }

    /**
     * @param acknowledged the alerts that were acknowledged with it, also of an incident on which
     *     work had begun already, and whose alerts were reopened
     */
    void start(TouchedAlerts acknowledged, Signature by) {
        if (status != IncidentStatus.IN_PROGRESS) {
            requireFrom(IncidentStatus.OPEN, IncidentStatus.IN_PROGRESS);
        }
        if (status != IncidentStatus.IN_PROGRESS || !acknowledged.none()) {
            status = IncidentStatus.IN_PROGRESS;
            happen(Kind.STARTED, by, null, acknowledged, null);
        }
    }

    void reopen(Signature by) {
        if (status != IncidentStatus.OPEN) {
            requireFrom(IncidentStatus.RESOLVED, IncidentStatus.OPEN);
            status = IncidentStatus.OPEN;
            happen(Kind.REOPENED, by, null, null, null);
        }
    }

    /**
     * @param resolved the alerts that were resolved with it, also of an incident that was resolved
     *     already and whose alerts were not
     */
    void resolve(TouchedAlerts resolved, @Nullable String why, Signature by) {
        if (status != IncidentStatus.RESOLVED || !resolved.none()) {
            status = IncidentStatus.RESOLVED;
            happen(Kind.RESOLVED, by, why, resolved, null);
        }
    }

    /**
     * Alerts became part of it.
     *
     * @param highest the highest severity of all that it has now
     */
    void gain(TouchedAlerts gained, Severity highest, Signature by) {
        if (!gained.none()) {
            count(gained.total(), highest);
            happen(Kind.MERGED, by, null, gained, null);
        }
    }

    /**
     * Alerts are part of it no more.
     *
     * @param highest the highest severity of those that it still has
     */
    void lose(TouchedAlerts lost, Severity highest, Signature by) {
        count(-lost.total(), highest);
        happen(Kind.DETACHED, by, null, lost, null);
    }

    /** It takes over the alerts of {@code other}. */
    void absorb(IncidentReference other, TouchedAlerts taken, Severity highest, Signature by) {
        count(taken.total(), highest);
        happen(Kind.ABSORBED, by, null, taken, other);
    }

    /** {@code other} takes its alerts over, and it is over. */
    void endIn(IncidentReference other, TouchedAlerts given, Signature by) {
        alerts -= given.total();
        mergedInto = other;
        status = IncidentStatus.RESOLVED;
        happen(Kind.ENDED, by, null, given, other);
    }

    private void rate(Severity wanted, boolean set, Signature by) {
        if (wanted != severity || set != severitySet) {
            severity = wanted;
            severitySet = set;
            happen(Kind.RATED, by, word(wanted), null, null);
        }
    }

    private void count(long more, Severity highest) {
        alerts += more;
        if (!severitySet) {
            severity = highest;
        }
    }

    private void requireFrom(IncidentStatus from, IncidentStatus to) {
        if (status != from) {
            throw ApiException.illegalTransition(
                    "Incident %d is %s and cannot become %s"
                            .formatted(state.number(), word(status), word(to)),
                    allowed().stream().map(EditedIncident::word).toList());
        }
    }

    private List<IncidentStatus> allowed() {
        return switch (status) {
            case OPEN -> List.of(IncidentStatus.IN_PROGRESS, IncidentStatus.RESOLVED);
            case IN_PROGRESS -> List.of(IncidentStatus.RESOLVED);
            case RESOLVED -> List.of(IncidentStatus.OPEN);
        };
    }

    private void happen(
            Kind kind,
            Signature by,
            @Nullable String note,
            @Nullable TouchedAlerts touched,
            @Nullable IncidentReference other) {
        Incident before = state;
        state =
                new Incident(
                        before.id(),
                        before.number(),
                        title,
                        severity,
                        severitySet,
                        status,
                        assignedTo,
                        notes,
                        alerts,
                        mergedInto,
                        before.createdBy(),
                        before.createdAt(),
                        by.at(),
                        before.version() + 1);
        var transition =
                new IncidentTransition(
                        before.id(),
                        state.version(),
                        kind,
                        by.at(),
                        by.actor(),
                        before.status(),
                        status,
                        note,
                        touched,
                        other);
        steps.add(new Step(before, transition, state));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
