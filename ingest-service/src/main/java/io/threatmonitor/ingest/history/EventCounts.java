package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.event.Severity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Counts the events of the past. Thread-safe. */
@Repository
class EventCounts {

    private static final String OF_EVENTS =
            """
            select date_bin(make_interval(secs => :seconds), received_at, :origin) as start,
                   count(*) filter (where severity = 'low') as low,
                   count(*) filter (where severity = 'medium') as medium,
                   count(*) filter (where severity = 'high') as high,
                   count(*) filter (where severity = 'critical') as critical
            from event
            """;

    private static final String OF_TALLIES =
            """
            select date_bin(make_interval(secs => :seconds), minute, :origin) as start,
                   sum(low) as low, sum(medium) as medium,
                   sum(high) as high, sum(critical) as critical
            from event_tally
            where minute >= :from and minute < :to
            group by 1
            """;

    private final JdbcClient jdbc;
    private final BoundedReads reads;

    EventCounts(JdbcClient jdbc, BoundedReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** The times of the filter give way to those of the window. */
    EventStats in(StatsWindow window, EventFilter filter) {
        Map<Instant, SeverityCounts> counted = reads.read(() -> countByBucket(window, filter));
        var buckets =
                window.starts()
                        .map(start ->
                                new EventBucket(
                                        start,
                                        only(
                                                filter,
                                                counted.getOrDefault(start, SeverityCounts.NONE))))
                        .toList();
        return EventStats.of(window, buckets);
    }

    private Map<Instant, SeverityCounts> countByBucket(StatsWindow window, EventFilter filter) {
        var counted = new HashMap<Instant, SeverityCounts>();
        var firstWhole = window.from().plusNanos(59_999_999_999L).truncatedTo(ChronoUnit.MINUTES);
        var lastWhole = window.to().truncatedTo(ChronoUnit.MINUTES);
        boolean talliesFit =
                filter.asksForSeverityAtMost()
                        && window.bucket().toSeconds() % 60 == 0
                        && firstWhole.isBefore(lastWhole);
        if (talliesFit) {
            countEvents(window, filter, new DayWindow(window.from(), firstWhole), counted);
            countTallies(window, new DayWindow(firstWhole, lastWhole), counted);
            countEvents(window, filter, new DayWindow(lastWhole, window.to()), counted);
        } else {
            countEvents(window, filter, new DayWindow(window.from(), window.to()), counted);
        }
        return counted;
    }

    private void countEvents(
            StatsWindow window,
            EventFilter filter,
            DayWindow during,
            Map<Instant, SeverityCounts> counted) {
        if (during.from().isBefore(during.to())) {
            var where = EventHistory.during(during, filter);
            add(
                    jdbc.sql(OF_EVENTS + where + " group by 1").params(where.values()),
                    window,
                    counted);
        }
    }

    private void countTallies(
            StatsWindow window, DayWindow during, Map<Instant, SeverityCounts> counted) {
        add(
                jdbc.sql(OF_TALLIES)
                        .param("from", atUtc(during.from()))
                        .param("to", atUtc(during.to())),
                window,
                counted);
    }

    private static void add(
            JdbcClient.StatementSpec query,
            StatsWindow window,
            Map<Instant, SeverityCounts> counted) {
        query.param("seconds", window.bucket().toSeconds())
                .param("origin", atUtc(StatsWindow.ORIGIN))
                .query((row, number) ->
                        new EventBucket(
                                row.getObject("start", OffsetDateTime.class).toInstant(),
                                new SeverityCounts(
                                        row.getLong("low"),
                                        row.getLong("medium"),
                                        row.getLong("high"),
                                        row.getLong("critical"))))
                .list()
                .forEach(bucket ->
                        counted.merge(bucket.start(), bucket.counts(), SeverityCounts::plus));
    }

    private static SeverityCounts only(EventFilter filter, SeverityCounts counts) {
        return new SeverityCounts(
                filter.asksFor(Severity.LOW) ? counts.low() : 0,
                filter.asksFor(Severity.MEDIUM) ? counts.medium() : 0,
                filter.asksFor(Severity.HIGH) ? counts.high() : 0,
                filter.asksFor(Severity.CRITICAL) ? counts.critical() : 0);
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
