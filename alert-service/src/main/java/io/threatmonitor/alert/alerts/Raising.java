package io.threatmonitor.alert.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes alerts of detections, a batch at a time in the caller's transaction. Each detection has its
 * effect once: it raises an alert, whose id follows from it, or counts in one, where it has a row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Raising {

    private final RaisingPlans plans;
    private final Alerts alerts;
    private final AlertGroups groups;
    private final Occurrences occurrences;
    private final AlertRates rates;
    private final FloodProperties floods;
    private final Silencing silencing;
    private final AlertRecords records;
    private final ResponseObjectives objectives;
    private final Outbox outbox;
    private final Counter flooded;
    private final Counter silenced;

    Raising(
            RaisingPlans plans,
            Alerts alerts,
            AlertGroups groups,
            Occurrences occurrences,
            AlertRates rates,
            FloodProperties floods,
            Silencing silencing,
            AlertRecords records,
            ResponseObjectives objectives,
            Outbox outbox,
            MeterRegistry meters) {
        this.plans = plans;
        this.alerts = alerts;
        this.groups = groups;
        this.occurrences = occurrences;
        this.rates = rates;
        this.floods = floods;
        this.silencing = silencing;
        this.records = records;
        this.objectives = objectives;
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
        if (detections.isEmpty()) {
            return;
        }
        RaisingPlan plan = plans.of(detections, by);
        var outgoing = new ArrayList<>(raise(plan, by));
        outgoing.addAll(count(plan, by));
        addOccurrences(plan);
        if (!outgoing.isEmpty()) {
            outbox.add(outgoing);
        }
        noteSilenced(plan, by);
        noteRates(plan);
    }

    private List<OutgoingRecord> raise(RaisingPlan plan, Signature by) {
        List<RaisingPlan.Raised> wanted = plan.raised();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Begun> begun =
                newOnes(wanted.stream().map(raised -> begun(raised, by)).toList(), plan);
        Iterator<Long> numbers = alerts.newNumbers(begun.size()).iterator();
        var states = new ArrayList<AlertSnapshot>();
        var transitions = new ArrayList<AlertTransition>();
        var outgoing = new ArrayList<OutgoingRecord>();
        for (Begun one : begun) {
            long number = numbers.next();
            states.add(Alert.numbered(one.state(), number));
            var raising = AlertTransition.raising(one.first(), by);
            transitions.add(raising);
            outgoing.add(records.changed(raising, Alert.numbered(one.first(), number)));
            for (Alert.Step step : one.steps()) {
                transitions.add(step.transition());
                outgoing.add(
                        records.changed(step.transition(), Alert.numbered(step.after(), number)));
            }
        }
        add(states, transitions);
        return outgoing;
    }

    private List<Begun> newOnes(List<Begun> begun, RaisingPlan plan) {
        Set<UUID> known = alerts.existing(begun.stream().map(one -> one.first().id()).toList());
        var fresh = new ArrayList<Begun>();
        for (Begun one : begun) {
            if (known.contains(one.first().id())) {
                leave(one.raised(), plan);
            } else {
                fresh.add(one);
            }
        }
        return fresh;
    }

    private void add(List<AlertSnapshot> states, List<AlertTransition> transitions) {
        if (states.isEmpty()) {
            return;
        }
        try {
            alerts.raise(states);
        } catch (DuplicateKeyException e) {
            throw overtaken();
        }
        alerts.add(transitions);
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
        var alert = new Alert(first, objectives);
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
    private void noteRates(RaisingPlan plan) {
        Map<Rates.Minute, Long> added = plan.rates().added();
        if (floods.unlimited() || added.isEmpty()) {
            return;
        }
        Set<Rates.Minute> contended = plan.rates().contended(rates.add(added));
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
