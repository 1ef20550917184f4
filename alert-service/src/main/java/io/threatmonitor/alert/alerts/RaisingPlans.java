package io.threatmonitor.alert.alerts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Plans what becomes of a batch, from what the database knows. Groups are locked before alerts, and
 * each in the order of their ids.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RaisingPlans {

    private final Alerts alerts;
    private final AlertGroups groups;
    private final Occurrences occurrences;
    private final AlertRates rates;
    private final FloodProperties floods;
    private final Silencing silencing;
    private final ResponseObjectives objectives;

    RaisingPlans(
            Alerts alerts,
            AlertGroups groups,
            Occurrences occurrences,
            AlertRates rates,
            FloodProperties floods,
            Silencing silencing,
            ResponseObjectives objectives) {
        this.alerts = alerts;
        this.groups = groups;
        this.occurrences = occurrences;
        this.rates = rates;
        this.floods = floods;
        this.silencing = silencing;
        this.objectives = objectives;
    }

    RaisingPlan of(List<Detection> detections, Signature by) {
        List<Candidate> candidates = candidates(detections, by);
        Rates known = ratesOf(candidates);
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

    private List<Candidate> candidates(List<Detection> detections, Signature by) {
        var byId = new LinkedHashMap<UUID, Candidate>();
        for (Detection detection : detections) {
            byId.computeIfAbsent(
                    detection.id(), id -> Candidate.of(detection, alertOf(detection, by)));
        }
        return List.copyOf(byId.values());
    }

    private AlertSnapshot alertOf(Detection detection, Signature by) {
        return hidden(Alert.timed(Alert.raisedBy(detection, by.at()), objectives));
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
}
