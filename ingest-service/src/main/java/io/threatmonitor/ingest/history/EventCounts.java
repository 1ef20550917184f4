package io.threatmonitor.ingest.history;

import static java.util.stream.Collectors.toMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** Counts the events of the past. Thread-safe. */
@Repository
class EventCounts {

    /** Naming every severity lets PostgreSQL answer from the index by severity alone. */
    private static final String BY_BUCKET =
            """
            select date_bin(make_interval(secs => :seconds), received_at, :origin) as start,
                   count(*) filter (where severity = 'low') as low,
                   count(*) filter (where severity = 'medium') as medium,
                   count(*) filter (where severity = 'high') as high,
                   count(*) filter (where severity = 'critical') as critical
            from event
            where severity in ('low', 'medium', 'high', 'critical')
              and received_at >= :from and received_at < :to
            group by 1
            """;

    private final JdbcClient jdbc;

    EventCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    EventStats in(StatsWindow window) {
        Map<Instant, SeverityCounts> counted = countByBucket(window);
        var buckets =
                window.starts()
                        .map(start ->
                                new EventBucket(
                                        start, counted.getOrDefault(start, SeverityCounts.NONE)))
                        .toList();
        return EventStats.of(window, buckets);
    }

    private Map<Instant, SeverityCounts> countByBucket(StatsWindow window) {
        return jdbc
                .sql(BY_BUCKET)
                .param("seconds", window.bucket().toSeconds())
                .param("origin", EventHistory.atUtc(StatsWindow.ORIGIN))
                .param("from", EventHistory.atUtc(window.from()))
                .param("to", EventHistory.atUtc(window.to()))
                .query((row, number) ->
                        new EventBucket(
                                row.getObject("start", OffsetDateTime.class).toInstant(),
                                new SeverityCounts(
                                        row.getLong("low"),
                                        row.getLong("medium"),
                                        row.getLong("high"),
                                        row.getLong("critical"))))
                .stream()
                .collect(toMap(EventBucket::start, EventBucket::counts));
    }
}
