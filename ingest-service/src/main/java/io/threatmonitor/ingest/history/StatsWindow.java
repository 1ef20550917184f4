package io.threatmonitor.ingest.history;

import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of time, divided into buckets that start at whole multiples of their length.
 *
 * @param from inclusive
 * @param to exclusive
 * @param bucket in whole seconds
 */
record StatsWindow(Instant from, Instant to, Duration bucket) {

    static final int MOST_BUCKETS = 1_000;

    /** A Monday, so that buckets of seven days are weeks. */
    static final Instant ORIGIN = Instant.parse("2001-01-01T00:00:00Z");

    private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

    /** About as many bars as a chart shows well. */
    private static final int WELL_READ_BUCKETS = 60;

    private static final List<Duration> CHOICES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7));

    /**
     * Fills in what is not asked for: the last 24 hours, and a readable number of buckets.
     *
     * @throws ApiException {@code validation_failed} when the parts do not go together
     */
    static StatsWindow of(
            @Nullable Instant from, @Nullable Instant to, @Nullable Duration bucket, Instant now) {
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
        Instant end = to != null ? to : from == null || from.isBefore(now) ? now : from;
        Instant start = from != null ? from : end.minus(DEFAULT_LENGTH);
        if (!start.isBefore(end)) {
            throw ApiException.invalid("from", "must be before to");
        }
        Duration length = bucket != null ? bucket : readable(Duration.between(start, end));
        if (!length.isPositive() || length.toNanosPart() != 0) {
            throw ApiException.invalid("bucket", "must be one or more whole seconds");
        }
        var window = new StatsWindow(start, end, length);
        if (window.size() > MOST_BUCKETS) {
            throw ApiException.invalid(
                    "bucket", "makes more than %,d buckets".formatted(MOST_BUCKETS));
        }
        return window;
    }

    /** The start of each bucket, in order. */
    Stream<Instant> starts() {
        return Stream.iterate(
                firstStart(), start -> start.isBefore(to), start -> start.plus(bucket));
    }

    private long size() {
        return Math.ceilDiv(Duration.between(firstStart(), to).toSeconds() + 1, bucket.toSeconds());
    }

    private Instant firstStart() {
        long sinceOrigin = from.getEpochSecond() - ORIGIN.getEpochSecond();
        return ORIGIN.plusSeconds(
                Math.floorDiv(sinceOrigin, bucket.toSeconds()) * bucket.toSeconds());
    }

    private static Duration readable(Duration length) {
        return CHOICES.stream()
                .filter(choice -> length.dividedBy(choice) <= WELL_READ_BUCKETS)
                .findFirst()
                .orElseGet(CHOICES::getLast);
    }
}
