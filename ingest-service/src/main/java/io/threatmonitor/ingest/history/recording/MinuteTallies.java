package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.contracts.event.Severity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many events there are of each minute and severity. Thread-safe. */
@Repository
class MinuteTallies {

    private final JdbcClient jdbc;

    MinuteTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<ReceivedEvent> stored) {
        // In order, so that two replicas wait for each other in one direction only.
        var minutes = new TreeMap<Instant, Map<Severity, Long>>();
        for (var event : stored) {
            minutes.computeIfAbsent(
                            event.receivedAt().truncatedTo(ChronoUnit.MINUTES),
                            minute -> new EnumMap<>(Severity.class))
                    .merge(event.event().severity(), 1L, Long::sum);
        }
        if (minutes.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into event_tally as tally (minute, low, medium, high, critical)
                        select * from unnest(:minutes::timestamptz[], :low::bigint[],
                                             :medium::bigint[], :high::bigint[],
                                             :critical::bigint[])
                        on conflict (minute) do update set
                            low = tally.low + excluded.low,
                            medium = tally.medium + excluded.medium,
                            high = tally.high + excluded.high,
                            critical = tally.critical + excluded.critical
                        """)
                .param(
                        "minutes",
                        minutes.keySet().stream().map(Instant::toString).toArray(String[]::new))
                .param("low", column(minutes, Severity.LOW))
                .param("medium", column(minutes, Severity.MEDIUM))
                .param("high", column(minutes, Severity.HIGH))
                .param("critical", column(minutes, Severity.CRITICAL))
                .update();
    }

    private static Long[] column(
            SortedMap<Instant, Map<Severity, Long>> minutes, Severity severity) {
        return minutes.values().stream()
                .map(counts -> counts.getOrDefault(severity, 0L))
                .toArray(Long[]::new);
    }
}
