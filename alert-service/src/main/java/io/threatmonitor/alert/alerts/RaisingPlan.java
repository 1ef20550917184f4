package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what becomes of each detection of a batch: it counts in the alert of its group, in the
 * flood of its source, or raises an alert of its own. Not thread-safe.
 */
final class RaisingPlan {

    private final Rates rates;
    private final Map<UUID, Counting> countings = new HashMap<>();
    private final Set<UUID> movedGroups = new LinkedHashSet<>();
    private final Map<UUID, Raised> raised = new LinkedHashMap<>();
    private final Set<Tally> counted = new LinkedHashSet<>();
    private final List<Occurrences.Counted> occurrences = new ArrayList<>();
    private final List<Candidate> flooded = new ArrayList<>();
    private final Map<UUID, Long> silenced = new HashMap<>();

    /** The alert that counts a group, and until when. */
    private record Counting(Tally tally, Instant endsAt) {}

    /**
     * An alert that is raised.
     *
     * @param counts whether it may count others, so that it has its own occurrence as well
     * @param flood whether it stands for a flood
     */
    record Raised(Candidate first, Tally tally, boolean counts, boolean flood) {}

    /**
     * @param groups locked
     * @param alerts those of the groups, locked, by id
     */
    RaisingPlan(Rates rates, Collection<AlertGroup> groups, Map<UUID, AlertSnapshot> alerts) {
        this.rates = rates;
        var tallies = new HashMap<UUID, Tally>();
        for (AlertGroup group : groups) {
            AlertSnapshot alert = group.alertId() == null ? null : alerts.get(group.alertId());
            if (alert != null && alert.status() != AlertStatus.RESOLVED) {
                Tally tally = tallies.computeIfAbsent(alert.id(), id -> new Tally(alert));
                countings.put(group.id(), new Counting(tally, group.endsAt()));
            }
        }
    }

    /** Takes a detection that has no effect yet. */
    void take(Candidate found) {
        UUID group = found.group();
        if (group != null && count(group, found) != null) {
            return;
        }
        if (rates.isFlood(found)) {
            countInFlood(found);
        } else {
            raiseOneOf(found, group);
        }
    }

    Rates rates() {
        return rates;
    }

    List<Raised> raised() {
        return List.copyOf(raised.values());
    }

    /** Alerts that were there before and have occurred again. */
    Set<Tally> counted() {
        return counted;
    }

    List<Occurrences.Counted> occurrences() {
        return occurrences;
    }

    /** What floods count. */
    List<Candidate> flooded() {
        return flooded;
    }

    /** Groups that another alert counts now, or for longer. */
    List<AlertGroup> movedGroups() {
        return movedGroups.stream()
                .map(group -> {
                    Counting counting = Objects.requireNonNull(countings.get(group));
                    return new AlertGroup(group, counting.tally().id(), counting.endsAt());
                })
                .toList();
    }

    /** How many detections each silence hides. */
    Map<UUID, Long> silenced() {
        return silenced;
    }

    /** Takes back an alert that turned out to be there already. */
    void takeBack(Raised again) {
        rates.takeBack(again.first());
        raised.remove(again.tally().id());
        UUID silence = again.first().alert().silencedBy();
        if (silence != null) {
            silenced.merge(silence, -1L, Long::sum);
        }
    }

    private void countInFlood(Candidate found) {
        UUID flood = found.flood();
        Instant endsAt = Rates.Minute.of(found).endOfFlood();
        flooded.add(found);
        Tally tally = count(flood, found);
        if (tally == null) {
            tally =
                    raise(
                            new Candidate(found.detection(), Flood.beginningWith(found), flood),
                            true);
        } else {
            tally.entitle(Flood.title(found.source(), tally.occurrences()));
        }
        move(flood, tally, endsAt);
    }

    private void raiseOneOf(Candidate found, @Nullable UUID group) {
        Tally tally = raise(found, false);
        if (group != null) {
            var window = Objects.requireNonNull(found.detection().grouping()).window();
            move(group, tally, found.receivedAt().plus(window));
        }
    }

    private Tally raise(Candidate first, boolean flood) {
        var tally = new Tally(first.alert());
        boolean counts = first.group() != null;
        raised.put(tally.id(), new Raised(first, tally, counts, flood));
        noteSilence(first);
        if (counts) {
            occurrences.add(Occurrences.Counted.in(tally, first.detection()));
        }
        return tally;
    }

    /** Counts it in the alert that counts the group; null where none does at that time. */
    private @Nullable Tally count(UUID group, Candidate found) {
        Counting counting = countings.get(group);
        if (counting == null || !found.receivedAt().isBefore(counting.endsAt())) {
            return null;
        }
        Tally tally = counting.tally();
        tally.add(found.alert());
        noteSilence(found);
        occurrences.add(Occurrences.Counted.in(tally, found.detection()));
        if (!raised.containsKey(tally.id())) {
            counted.add(tally);
        }
        return tally;
    }

    /** A window never becomes shorter, whatever comes late. */
    private void move(UUID group, Tally tally, Instant endsAt) {
        Counting before = countings.get(group);
        boolean longer =
                before == null || before.tally() != tally || endsAt.isAfter(before.endsAt());
        if (longer) {
            countings.put(group, new Counting(tally, endsAt));
            movedGroups.add(group);
        }
    }

    private void noteSilence(Candidate found) {
        UUID silence = found.alert().silencedBy();
        if (silence != null) {
            silenced.merge(silence, 1L, Long::sum);
        }
    }
}
