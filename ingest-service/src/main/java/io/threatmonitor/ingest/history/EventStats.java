package io.threatmonitor.ingest.history;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many events arrived, by time and severity.
 *
 * @param from inclusive
 * @param to exclusive
 * @param buckets without a gap, oldest first; they add up to {@code bySeverity}
 */
record EventStats(
        Instant from,
        Instant to,
        @Schema(type = "string", format = "duration", example = "PT1H") Duration bucket,
        long total,
        SeverityCounts bySeverity,
        List<EventBucket> buckets) {

    EventStats {
        buckets = List.copyOf(buckets);
    }

    static EventStats of(StatsWindow window, List<EventBucket> buckets) {
        var sum =
                buckets.stream()
                        .map(EventBucket::counts)
                        .reduce(SeverityCounts.NONE, SeverityCounts::plus);
        return new EventStats(
                window.from(), window.to(), window.bucket(), sum.total(), sum, buckets);
    }
}
