package io.threatmonitor.alert.alerts;

import io.threatmonitor.alert.alerts.Memberships.Membership;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What incidents do to their alerts, in their transactions: all of it, or nothing. Whoever calls
 * has locked the incident before, so that two never wait for each other in a circle. Thread-safe.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class IncidentMembers {

    /** How many alerts are held in memory at a time, however many there are. */
    private static final int BATCH = 250;

    /** How many are named when something is wrong with them. */
    private static final int MOST_NAMED = 10;

    private final Alerts alerts;
    private final Memberships memberships;
    private final AlertQueries queries;
    private final AlertJournal journal;
    private final ResponseObjectives objectives;
    private final Signatures signatures;

    IncidentMembers(
            Alerts alerts,
            Memberships memberships,
            AlertQueries queries,
            AlertJournal journal,
            ResponseObjectives objectives,
            Signatures signatures) {
        this.alerts = alerts;
        this.memberships = memberships;
        this.queries = queries;
        this.journal = journal;
        this.objectives = objectives;
        this.signatures = signatures;
    }

    /**
     * The alerts that someone calls so, by id or number.
     *
     * @param names at least one
     * @throws ApiException {@code validation_failed} with the names for which there is no alert
     */
    public MergeCandidates find(List<String> names) {
        var references = new LinkedHashMap<String, AlertReference>();
        for (String name : names) {
            references.put(name, AlertReference.parse(name).orElse(AlertReference.NOTHING));
        }
        Map<AlertReference, UUID> known = queries.ids(references.values());
        var ids = new LinkedHashSet<UUID>();
        var errors = new ArrayList<FieldError>();
        references.forEach((name, reference) -> {
            UUID id = known.get(reference);
            if (id != null) {
                ids.add(id);
            } else if (errors.size() < MOST_NAMED) {
                errors.add(new FieldError("alerts", "there is no alert " + name));
            }
        });
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return memberships.candidates(List.copyOf(ids));
    }

    /**
     * Makes the alerts part of {@code incident}. Those that are already stay as they are.
     *
     * @param workedOn whether somebody works on it, so that alerts are acknowledged as they join
     * @throws ApiException {@code illegal_transition} when one is part of another incident
     */
    public TouchedAlerts add(
            IncidentReference incident, List<UUID> ids, boolean workedOn, Caller caller) {
        List<Membership> locked = memberships.lock(ids);
        requireFree(locked, incident);
        var joining = locked.stream().filter(alert -> alert.incident() == null).toList();
        join(joining, incident, workedOn, caller);
        return TouchedAlerts.of(joining);
    }

    /**
     * Makes all alerts of one incident part of another.
     *
     * @param workedOn as of {@link #add}
     */
    public TouchedAlerts move(UUID from, IncidentReference into, boolean workedOn, Caller caller) {
        List<Membership> moving = memberships.lockOf(from);
        join(moving, into, workedOn, caller);
        return TouchedAlerts.of(moving);
    }

    /**
     * Takes an alert out of {@code incident}; it stays as it is otherwise.
     *
     * @throws ApiException {@code not_found} when it is no part of it
     */
    public TouchedAlerts remove(IncidentReference incident, String name, Caller caller) {
        AlertReference reference =
                AlertReference.parse(name).orElseThrow(AlertLifecycle::noSuchAlert);
        UUID id = queries.ids(List.of(reference)).get(reference);
        if (id == null) {
            throw AlertLifecycle.noSuchAlert();
        }
        List<Membership> locked = memberships.lock(List.of(id));
        if (!incident.equals(locked.getFirst().incident())) {
            throw ApiException.of(
                    ErrorCode.NOT_FOUND,
                    "Alert %d is no part of incident %d"
                            .formatted(locked.getFirst().number(), incident.number()));
        }
        changeEach(locked, Alert::detach, caller);
        return TouchedAlerts.of(locked);
    }

    /** Acknowledges the alerts of {@code incident} that are open, since somebody works on it. */
    public TouchedAlerts acknowledge(IncidentReference incident, Caller caller) {
        List<Membership> open = memberships.lockOpenOf(incident.id());
        changeEach(open, (alert, by) -> acknowledge(alert, incident, by), caller);
        return TouchedAlerts.of(open);
    }

    /**
     * Resolves the alerts of {@code incident} that are not resolved.
     *
     * @param resolution what they turned out to be; null where nobody says
     * @param notes for each of them; null to leave the notes that they have, where those without
     *     get a reference to the incident
     */
    public TouchedAlerts resolve(
            IncidentReference incident,
            @Nullable Resolution resolution,
            @Nullable String notes,
            Caller caller) {
        List<Membership> unresolved = memberships.lockUnresolvedOf(incident.id());
        changeEach(
                unresolved,
                (alert, by) -> {
                    alert.missDeadlines(signatures.besides(by));
                    alert.resolve(resolution, notesOf(alert, notes, incident), by);
                },
                caller);
        return TouchedAlerts.of(unresolved);
    }

    /** Empty where the incident has no alerts. */
    public Optional<Severity> highestSeverityOf(UUID incidentId) {
        return memberships.highestSeverityOf(incidentId);
    }

    private void join(
            List<Membership> alerts, IncidentReference incident, boolean workedOn, Caller caller) {
        changeEach(
                alerts,
                (alert, by) -> {
                    alert.merge(incident, by);
                    if (workedOn && alert.state().status() == AlertStatus.OPEN) {
                        acknowledge(alert, incident, by);
                    }
                },
                caller);
    }

    private void acknowledge(Alert alert, IncidentReference incident, Signature by) {
        alert.missDeadlines(signatures.besides(by));
        alert.acknowledge("Work goes on in incident " + incident.number(), by);
    }

    private void changeEach(
            List<Membership> locked, BiConsumer<Alert, Signature> change, Caller caller) {
        Signature by = signatures.of(caller);
        List<UUID> ids = locked.stream().map(Membership::alertId).toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Alert> batch =
                    alerts.lock(ids.subList(from, Math.min(from + BATCH, ids.size()))).stream()
                            .map(state -> new Alert(state, objectives))
                            .toList();
            batch.forEach(alert -> change.accept(alert, by));
            journal.write(batch, caller);
        }
    }

    private static @Nullable String notesOf(
            Alert alert, @Nullable String notes, IncidentReference incident) {
        boolean hasNone = notes == null && alert.state().resolutionNotes() == null;
        return hasNone ? "Resolved with incident " + incident.number() : notes;
    }

    private static void requireFree(List<Membership> alerts, IncidentReference incident) {
        List<String> taken =
                alerts.stream()
                        .filter(alert -> alert.incident() != null)
                        .filter(alert -> !incident.equals(alert.incident()))
                        .map(IncidentMembers::whereItIs)
                        .toList();
        if (taken.isEmpty()) {
            return;
        }
        String more =
                taken.size() > MOST_NAMED
                        ? "; and %d more".formatted(taken.size() - MOST_NAMED)
                        : "";
        throw ApiException.of(
                ErrorCode.ILLEGAL_TRANSITION,
                String.join("; ", taken.subList(0, Math.min(MOST_NAMED, taken.size()))) + more);
    }

    private static String whereItIs(Membership alert) {
        IncidentReference incident = alert.incident();
        return "Alert %d is part of incident %d"
                .formatted(alert.number(), incident == null ? 0 : incident.number());
    }
}
