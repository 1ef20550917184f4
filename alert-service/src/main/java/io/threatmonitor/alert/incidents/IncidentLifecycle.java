package io.threatmonitor.alert.incidents;

import static java.util.Objects.requireNonNullElse;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.alert.alerts.IncidentMembers;
import io.threatmonitor.alert.alerts.MergeCandidates;
import io.threatmonitor.alert.alerts.Signature;
import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one way in which incidents come to be and change. Each call is one transaction that holds the
 * incident, its alerts and what leaves for Kafka: all of it is there afterwards, or nothing. The
 * incident is locked first, then its alerts. Thread-safe.
 */
@Service
@Transactional
class IncidentLifecycle {

    /** Who asks, in the place of a login. */
    private static final String ME = "me";

    private final Incidents incidents;
    private final IncidentMembers members;
    private final IncidentRecords records;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    IncidentLifecycle(
            Incidents incidents,
            IncidentMembers members,
            IncidentRecords records,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.incidents = incidents;
        this.members = members;
        this.records = records;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Merges alerts into a new incident.
     *
     * @throws ApiException {@code validation_failed}, or {@code illegal_transition} when an alert
     *     is part of another incident
     */
    Incident create(NewIncident wanted, Caller caller) {
        MergeCandidates candidates = members.find(wanted.alerts());
        Signature by = signature(caller);
        Incident incident = incident(wanted, candidates, by);
        incident = incident.numbered(incidents.add(incident));
        TouchedAlerts alerts = members.add(incident.reference(), candidates.ids(), false, caller);
        var created = IncidentTransition.creating(incident, alerts, by);
        incidents.add(created);
        outbox.add(List.of(records.created(incident, created, caller)));
        return incident;
    }

    /**
     * Merges more alerts into an incident; those that it has already stay as they are. While it is
     * in progress, alerts are acknowledged as they join.
     *
     * @throws ApiException {@code not_found}, {@code version_conflict}, {@code validation_failed},
     *     or {@code illegal_transition} also when the incident is resolved
     */
    Incident addAlerts(
            IncidentName name, List<String> alerts, @Nullable String ifMatch, Caller caller) {
        Incident incident = lock(name, ifMatch);
        requireUnresolved(incident);
        MergeCandidates candidates = members.find(alerts);
        TouchedAlerts gained =
                members.add(incident.reference(), candidates.ids(), isWorkedOn(incident), caller);
        requireRoom(incident, gained, "alerts");
        var edited = new EditedIncident(incident);
        edited.gain(gained, highest(incident), signature(caller));
        return save(edited, caller);
    }

    /**
     * Takes an alert out of an incident.
     *
     * @throws ApiException {@code not_found} also when the alert is no part of it, or {@code
     *     version_conflict}
     */
    Incident detach(IncidentName name, String alert, @Nullable String ifMatch, Caller caller) {
        Incident incident = lock(name, ifMatch);
        TouchedAlerts lost = members.remove(incident.reference(), alert, caller);
        var edited = new EditedIncident(incident);
        edited.lose(lost, highest(incident), signature(caller));
        return save(edited, caller);
    }

    /**
     * Merges an incident into another, which gets all of its alerts.
     *
     * @param into id or number of the other
     * @return the other
     * @throws ApiException {@code not_found}, {@code version_conflict}, {@code validation_failed},
     *     or {@code illegal_transition} when the other is resolved, or this one merged already
     */
    Incident merge(IncidentName name, String into, @Nullable String ifMatch, Caller caller) {
        UUID source = incidents.idOf(name).orElseThrow(IncidentName::noSuchIncident);
        UUID target =
                IncidentName.parse(into)
                        .flatMap(incidents::idOf)
                        .orElseThrow(
                                () -> ApiException.invalid("into", "there is no such incident"));
        if (source.equals(target)) {
            throw ApiException.invalid("into", "must be another incident");
        }
        Map<UUID, Incident> locked =
                incidents.lock(List.of(source, target)).stream()
                        .collect(toMap(Incident::id, identity()));
        var from = new EditedIncident(requireVersion(locked.get(source), ifMatch));
        var other = new EditedIncident(requireVersion(locked.get(target), null));
        requireNotMerged(from.state());
        requireUnresolved(other.state());
        TouchedAlerts moved =
                members.move(source, other.state().reference(), isWorkedOn(other.state()), caller);
        requireRoom(other.state(), moved, "into");
        Signature by = signature(caller);
        from.endIn(other.state().reference(), moved, by);
        other.absorb(from.state().reference(), moved, highest(other.state()), by);
        save(from, caller);
        return save(other, caller);
    }

    /**
     * Makes the changes that {@code edit} asks for. Starting acknowledges the alerts as well, and
     * resolving resolves them.
     *
     * @throws ApiException {@code not_found}, {@code version_conflict}, {@code illegal_transition}
     *     or {@code validation_failed}
     */
    Incident change(IncidentName name, IncidentEdit edit, @Nullable String ifMatch, Caller caller) {
        edit.validate();
        Incident incident = lock(name, ifMatch);
        if (edit.version() != null && edit.version() != incident.version()) {
            throw changedMeanwhile(incident);
        }
        requireNotMerged(incident);
        var edited = new EditedIncident(incident);
        Signature by = signature(caller);
        describe(edited, edit, by);
        move(edited, edit, by, caller);
        if (edit.comment() != null) {
            edited.comment(edit.comment(), by);
        }
        return save(edited, caller);
    }

    private void describe(EditedIncident edited, IncidentEdit edit, Signature by) {
        if (edit.title() != null) {
            edited.rename(edit.title().strip(), by);
        }
        if (edit.severity() != null) {
            edited.rate(edit.severity(), by);
        } else if (Boolean.FALSE.equals(edit.severitySet())) {
            edited.rateByAlerts(highest(edited.state()), by);
        }
        if (edit.assignedTo() != null) {
            edited.assign(login(edit.assignedTo(), by), by);
        }
        if (edit.notes() != null) {
            edited.annotate(edit.notes(), by);
        }
    }

    private void move(EditedIncident edited, IncidentEdit edit, Signature by, Caller caller) {
        switch (edit.status()) {
            case OPEN -> edited.reopen(by);
            case IN_PROGRESS ->
                    edited.start(members.acknowledge(edited.state().reference(), caller), by);
            case RESOLVED -> {
                TouchedAlerts resolved =
                        members.resolve(
                                edited.state().reference(),
                                edit.resolution(),
                                edit.resolutionNotes(),
                                caller);
                edited.resolve(resolved, edit.resolutionNotes(), by);
            }
            case null -> {}
        }
    }

    private Incident incident(NewIncident wanted, MergeCandidates candidates, Signature by) {
        String title = requireNonNullElse(wanted.title(), "").strip();
        String assignedTo = login(requireNonNullElse(wanted.assignedTo(), ""), by);
        return new Incident(
                ids.next(),
                0,
                title.isEmpty() ? candidates.title() : title,
                requireNonNullElse(wanted.severity(), candidates.severity()),
                wanted.severity() != null,
                IncidentStatus.OPEN,
                assignedTo.isEmpty() ? null : assignedTo,
                wanted.notes() == null || wanted.notes().isEmpty() ? null : wanted.notes(),
                candidates.ids().size(),
                null,
                by.name(),
                by.at(),
                by.at(),
                Incident.FIRST_VERSION);
    }

    private Incident save(EditedIncident edited, Caller caller) {
        if (edited.steps().isEmpty()) {
            return edited.state();
        }
        incidents.change(edited.state());
        edited.steps().forEach(step -> incidents.add(step.transition()));
        outbox.add(edited.steps().stream().map(step -> records.changed(step, caller)).toList());
        return edited.state();
    }

    private Incident lock(IncidentName name, @Nullable String ifMatch) {
        return requireVersion(incidents.lock(name).orElse(null), ifMatch);
    }

    /** An incident that has no alerts keeps the severity that it had. */
    private Severity highest(Incident incident) {
        return members.highestSeverityOf(incident.id()).orElse(incident.severity());
    }

    private Signature signature(Caller caller) {
        return new Signature(caller.actor(), clock.instant());
    }

    private static String login(String name, Signature by) {
        return name.equals(ME) ? by.name() : name.strip();
    }

    /** As {@code If-Match} has it (RFC 9110 section 13.1.1). */
    private static Incident requireVersion(@Nullable Incident incident, @Nullable String ifMatch) {
        if (incident == null) {
            throw IncidentName.noSuchIncident();
        }
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(incident.tag())) {
            throw changedMeanwhile(incident);
        }
        return incident;
    }

    private static boolean isWorkedOn(Incident incident) {
        return incident.status() == IncidentStatus.IN_PROGRESS;
    }

    private static void requireNotMerged(Incident incident) {
        if (incident.mergedInto() != null) {
            throw refused(
                    "Incident %d is part of incident %d"
                            .formatted(incident.number(), incident.mergedInto().number()));
        }
    }

    private static void requireUnresolved(Incident incident) {
        requireNotMerged(incident);
        if (incident.status() == IncidentStatus.RESOLVED) {
            throw refused("Incident %d is resolved; reopen it first".formatted(incident.number()));
        }
    }

    private static void requireRoom(Incident incident, TouchedAlerts more, String field) {
        if (incident.alerts() + more.total() > NewIncident.MOST_ALERTS) {
            throw ApiException.invalid(
                    field, "an incident has at most %,d alerts".formatted(NewIncident.MOST_ALERTS));
        }
    }

    private static ApiException changedMeanwhile(Incident incident) {
        return ApiException.of(
                ErrorCode.VERSION_CONFLICT,
                "Incident %d is at version %d by now; read it again"
                        .formatted(incident.number(), incident.version()));
    }

    private static ApiException refused(String why) {
        return ApiException.of(ErrorCode.ILLEGAL_TRANSITION, why);
    }
}
