package io.threatmonitor.alert.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many alerts each source raises a minute: what was known before a batch, and what the batch
 * adds. A flood begins with the first alert past the limit of a minute, and lasts until a whole
 * minute has stayed within it. Not thread-safe.
 */
final class Rates {

    private final long limit;
    private final Map<Minute, Long> known;
    private final Map<Minute, Long> added = new HashMap<>();

    /** A minute of a source, as a key that the database takes. */
    record Minute(String source, Instant start) {

        private static final int LONGEST_SOURCE = 255;

        static Minute of(Candidate found) {
            String source = Text.withoutNul(found.source());
            return new Minute(
                    source.substring(0, Math.min(source.length(), LONGEST_SOURCE)),
                    found.receivedAt().truncatedTo(ChronoUnit.MINUTES));
        }

        Minute before() {
            return new Minute(source, start.minus(Duration.ofMinutes(1)));
        }

        /** When a flood is over, if nothing comes after this minute. */
        Instant endOfFlood() {
            return start.plus(Duration.ofMinutes(2));
        }
    }

    Rates(long limit, Map<Minute, Long> known) {
        this.limit = limit;
        this.known = Map.copyOf(known);
    }

    /** The minutes whose source may come past the limit with all of {@code candidates}. */
    Set<Minute> thatMayFlood(Collection<Candidate> candidates) {
        Map<Minute, Long> coming =
                candidates.stream()
                        .collect(Collectors.groupingBy(Minute::of, Collectors.counting()));
        var full = new HashSet<Minute>();
        coming.forEach((minute, count) -> {
            Minute before = minute.before();
            if (count(minute) + count > limit
                    || count(before) + coming.getOrDefault(before, 0L) > limit) {
                full.add(minute);
            }
        });
        return full;
    }

    /** Takes note of an alert, and says whether it is part of a flood. */
    boolean isFlood(Candidate found) {
        Minute minute = Minute.of(found);
        boolean flood = count(minute.before()) > limit || count(minute) >= limit;
        added.merge(minute, 1L, Long::sum);
        return flood;
    }

    /** Takes back an alert that was there already. */
    void takeBack(Candidate found) {
        added.merge(Minute.of(found), -1L, Long::sum);
    }

    /** What this adds to each minute that it adds to. */
    Map<Minute, Long> added() {
        added.values().removeIf(count -> count == 0);
        return added;
    }

    /**
     * The minutes that others have added to meanwhile.
     *
     * @param stored what is known of the minutes that this has added to, now that it has
     */
    Set<Minute> contended(Map<Minute, Long> stored) {
        return stored.entrySet().stream()
                .filter(minute -> minute.getValue() != count(minute.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private long count(Minute minute) {
        return known.getOrDefault(minute, 0L) + added.getOrDefault(minute, 0L);
    }
}
