package io.threatmonitor.alert.statistics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How many alerts were ever raised. None is deleted, so those of the past are counted once and then
 * known; only the last ones are counted each time. Thread-safe.
 */
@Repository
class RaisedAlerts {

    /** After it the transactions have ended that began to raise an alert, and clocks agree. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final String SINCE =
            """
            select count(*) filter (where created_at < :settled) as settled, count(*) as alerts
            from alert where created_at >= :since
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Known known = new Known(Instant.EPOCH, 0);

    RaisedAlerts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** So many were raised before a moment. */
    private record Known(Instant before, long alerts) {

        Known plus(long further, Instant before) {
            return new Known(before, alerts + further);
        }
    }

    long count() {
        Known past = known;
        Instant settled = laterOf(past.before(), clock.instant().minus(SETTLING));
        return jdbc.sql(SINCE)
                .param("since", past.before().atOffset(ZoneOffset.UTC))
                .param("settled", settled.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    known = past.plus(row.getLong("settled"), settled);
                    return past.alerts() + row.getLong("alerts");
                })
                .single();
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
