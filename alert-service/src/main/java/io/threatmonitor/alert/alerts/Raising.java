package io.threatmonitor.alert.alerts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes alerts of detections, a batch at a time in the caller's transaction. Each detection has its
 * effect once: it raises an alert, whose id follows from it, or counts in one, where it has a row.
 * Groups are locked before alerts, and each in the order of their ids.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Raising {

    private final Alerts alerts;
    private final AlertGroups groups;
    private final Occurrences occurrences;
    private final AlertRates rates;
    private final FloodProperties floods;
    private final Silencing silencing;
    private final AlertRecords records;
    private final Outbox outbox;
    private final Counter flooded;
    private final Counter silenced;

    Raising(
            Alerts alerts,
            AlertGroups groups,
            Occurrences occurrences,
            AlertRates rates,
            FloodProperties floods,
            Silencing silencing,
            AlertRecords records,
            Outbox outbox,
            MeterRegistry meters) {
        this.alerts = alerts;
        this.groups = groups;
        this.occurrences = occurrences;
        this.rates = rates;
        this.floods = floods;
        this.silencing = silencing;
        this.records = records;
        this.outbox = outbox;
        this.flooded =
                Counter.builder("alerts.flooded")
                        .description("Detections that are counted as part of a flood")
                        .register(meters);
        this.silenced =
                Counter.builder("alerts.silenced")
                        .description("Detections that a silence hides")
                        .register(meters);
    }

    void raise(List<Detection> detections, Signature by) {
        List<Candidate> candidates = candidates(detections, by);
        if (candidates.isEmpty()) {
            return;
        }
        Rates known = ratesOf(candidates);
        RaisingPlan plan = plan(candidates, known, by);
        var outgoing = new ArrayList<>(raise(plan, by));
        outgoing.addAll(count(plan, by));
        addOccurrences(plan);
        if (!outgoing.isEmpty()) {
            outbox.add(outgoing);
        }
        noteSilenced(plan, by);
        noteRates(plan, known);
    }

    private List<Candidate> candidates(List<Detection> detections, Signature by) {
        var byId = new LinkedHashMap<UUID, Candidate>();
        for (Detection detection : detections) {
            byId.computeIfAbsent(
                    detection.id(),
                    id -> Candidate.of(detection, hidden(Alert.raisedBy(detection, by.at()))));
        }
        return List.copyOf(byId.values());
    }

    private AlertSnapshot hidden(AlertSnapshot alert) {
        UUID silence = silencing.silenceOf(alert);
        return silence == null ? alert : Alert.silenced(alert, silence);
    }

    private Rates ratesOf(List<Candidate> candidates) {
        if (floods.unlimited()) {
            return new Rates(Long.MAX_VALUE, Map.of());
        }
        var minutes = candidates.stream().map(Rates.Minute::of).distinct().toList();
        return new Rates(floods.alertsPerMinute(), rates.around(minutes));
    }

    private RaisingPlan plan(List<Candidate> candidates, Rates known, Signature by) {
        Set<Rates.Minute> mayFlood = known.thatMayFlood(candidates);
        var wanted = new HashSet<UUID>();
        for (Candidate found : candidates) {
            if (found.group() != null) {
                wanted.add(found.group());
            }
            if (mayFlood.contains(Rates.Minute.of(found))) {
                wanted.add(found.flood());
            }
        }
        List<AlertGroup> locked = wanted.isEmpty() ? List.of() : groups.lock(wanted, by.at());
        var plan = new RaisingPlan(known, locked, alertsOf(locked));
        withoutEffect(candidates, mayFlood).forEach(plan::take);
        return plan;
    }

    private Map<UUID, AlertSnapshot> alertsOf(List<AlertGroup> locked) {
        List<UUID> counting =
                locked.stream().map(AlertGroup::alertId).filter(Objects::nonNull).toList();
        return counting.isEmpty()
                ? Map.of()
                : alerts.lock(counting).stream().collect(toMap(AlertSnapshot::id, identity()));
    }

    /**
     * Those that neither count anywhere nor, as far as it matters now, have an alert: one that only
     * raises an alert of its own finds that out when it does.
     */
    private Stream<Candidate> withoutEffect(
            List<Candidate> candidates, Set<Rates.Minute> mayFlood) {
        Set<UUID> counted =
                occurrences.known(
                        candidates.stream().map(found -> found.detection().id()).toList());
        List<UUID> mayCount =
                candidates.stream()
                        .filter(found ->
                                found.group() != null || mayFlood.contains(Rates.Minute.of(found)))
                        .map(found -> found.alert().id())
                        .toList();
        Set<UUID> raised = mayCount.isEmpty() ? Set.of() : alerts.existing(mayCount);
        return candidates.stream()
                .filter(found -> !counted.contains(found.detection().id()))
                .filter(found -> !raised.contains(found.alert().id()));
    }

    private List<OutgoingRecord> raise(RaisingPlan plan, Signature by) {
        List<RaisingPlan.Raised> wanted = plan.raised();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Begun> begun = wanted.stream().map(raised -> begun(raised, by)).toList();
        Map<UUID, Long> numbers = alerts.raise(begun.stream().map(Begun::state).toList());
        var transitions = new ArrayList<AlertTransition>();
        var outgoing = new ArrayList<OutgoingRecord>();
        for (Begun one : begun) {
            Long number = numbers.get(one.first().id());
            if (number == null) {
                leave(one.raised(), plan);
                continue;
            }
            var raising = AlertTransition.raising(one.first(), by);
            transitions.add(raising);
            outgoing.add(records.changed(raising, Alert.numbered(one.first(), number)));
            for (Alert.Step step : one.steps()) {
                transitions.add(step.transition());
                outgoing.add(
                        records.changed(step.transition(), Alert.numbered(step.after(), number)));
            }
        }
        if (!transitions.isEmpty()) {
            alerts.add(transitions);
        }
        return outgoing;
    }

    /** An alert that is raised, and what its timeline has beside that. */
    private record Begun(RaisingPlan.Raised raised, AlertSnapshot first, List<Alert.Step> steps) {

        AlertSnapshot state() {
            return steps.isEmpty() ? first : steps.getLast().after();
        }
    }

    private Begun begun(RaisingPlan.Raised raised, Signature by) {
        AlertSnapshot first = raised.tally().raised();
        if (!raised.flood()) {
            return new Begun(raised, first, List.of());
        }
        var alert = new Alert(first);
        alert.comment(Flood.note(raised.first().source(), floods.alertsPerMinute()), by);
        return new Begun(raised, first, alert.steps());
    }

    /** It is there already, which is all that is wanted of one that counts nothing. */
    private static void leave(RaisingPlan.Raised raised, RaisingPlan plan) {
        if (raised.counts()) {
            throw overtaken();
        }
        plan.takeBack(raised);
    }

    private List<OutgoingRecord> count(RaisingPlan plan, Signature by) {
        if (plan.counted().isEmpty()) {
            return List.of();
        }
        List<AlertSnapshot> counted =
                plan.counted().stream().map(tally -> tally.counted(by.at())).toList();
        alerts.count(counted);
        alerts.describe(
                plan.counted().stream()
                        .filter(Tally::isDescribedAnew)
                        .map(tally -> tally.counted(by.at()))
                        .toList());
        return counted.stream().map(alert -> records.updated(alert, by)).toList();
    }

    private void addOccurrences(RaisingPlan plan) {
        if (!plan.occurrences().isEmpty()) {
            occurrences.add(plan.occurrences());
        }
        if (!plan.movedGroups().isEmpty()) {
            groups.save(plan.movedGroups());
        }
        flooded.increment(plan.flooded().size());
    }

    private void noteSilenced(RaisingPlan plan, Signature by) {
        Map<UUID, Long> hidden = plan.silenced();
        hidden.values().removeIf(count -> count == 0);
        if (!hidden.isEmpty()) {
            silencing.hid(hidden, by.at());
            silenced.increment((double) hidden.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    /**
     * Comes last, since the sources stay locked from here on. Another batch that was at work on one
     * of them may have had the same detections: what one raises, the other must not count.
     */
    private void noteRates(RaisingPlan plan, Rates known) {
        Map<Rates.Minute, Long> added = known.added();
        if (floods.unlimited() || added.isEmpty()) {
            return;
        }
        Set<Rates.Minute> contended = known.contended(rates.add(added));
        if (!contended.isEmpty() && isOvertaken(plan, contended)) {
            throw overtaken();
        }
    }

    private boolean isOvertaken(RaisingPlan plan, Set<Rates.Minute> contended) {
        List<UUID> raised =
                plan.raised().stream()
                        .filter(one -> !one.counts())
                        .map(RaisingPlan.Raised::first)
                        .filter(found -> contended.contains(Rates.Minute.of(found)))
                        .map(found -> found.detection().id())
                        .toList();
        Set<UUID> begun =
                plan.raised().stream().map(one -> one.tally().id()).collect(Collectors.toSet());
        List<UUID> counted =
                plan.flooded().stream()
                        .filter(found -> contended.contains(Rates.Minute.of(found)))
                        .map(found -> found.alert().id())
                        .filter(id -> !begun.contains(id))
                        .toList();
        return !occurrences.known(raised).isEmpty() || !alerts.existing(counted).isEmpty();
    }

    /** The batch is taken again, and then finds what the other has done. */
    private static OptimisticLockingFailureException overtaken() {
        return new OptimisticLockingFailureException(
                "Another batch was at work on the same detections");
    }
}
