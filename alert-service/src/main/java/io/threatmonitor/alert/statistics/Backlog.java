package io.threatmonitor.alert.statistics;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The alerts that are not resolved, by how long ago they were raised.
 *
 * @param oldest when the oldest of them was raised, null where there is none
 * @param byAge youngest first
 */
record Backlog(long alerts, @Nullable Instant oldest, List<AgeGroup> byAge) {

    /** Where one group of ages ends and the next begins. */
    static final List<Duration> AGES =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(30));

    Backlog {
        byAge = List.copyOf(byAge);
    }

    /**
     * Alerts that are at least as old as the group before allows.
     *
     * @param youngerThanSeconds null for the last group, which has no end
     */
    record AgeGroup(@Nullable Long youngerThanSeconds, long alerts) {}

    static Backlog of(List<UnresolvedAlerts> unresolved) {
        var groups = new ArrayList<AgeGroup>();
        for (int age = 0; age <= AGES.size(); age++) {
            int wanted = age;
            Long end = age < AGES.size() ? AGES.get(age).toSeconds() : null;
            groups.add(
                    new AgeGroup(
                            end,
                            unresolved.stream()
                                    .filter(some -> some.age() == wanted)
                                    .mapToLong(UnresolvedAlerts::alerts)
                                    .sum()));
        }
        return new Backlog(
                unresolved.stream().mapToLong(UnresolvedAlerts::alerts).sum(),
                unresolved.stream()
                        .map(UnresolvedAlerts::oldest)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                groups);
    }
}
