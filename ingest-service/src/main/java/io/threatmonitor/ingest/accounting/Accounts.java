package io.threatmonitor.ingest.accounting;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Compares what the intake counted with what history did. */
@Repository
class Accounts {

    /** So long after its end, what history has not read of an hour is no longer in flight. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param sensorId null for all sensors
     */
    Reconciliation between(Instant from, Instant to, @Nullable String sensorId) {
        List<HourlyAccount> hours =
                jdbc.sql(
                                """
                                select coalesce(i.hour, h.hour) as hour,
                                coalesce(i.sensor_id, h.sensor_id) as sensor_id,
                                i.received, i.accepted, i.duplicate, i.unavailable, i.unreadable,
                                i.invalid, i.not_allowed, i.too_large,
                                h.stored, h.duplicate as repeated, h.dead_lettered
                                from (select * from intake_account
                                      where hour >= :from and hour < :to) i
                                full join (select * from history_account
                                      where hour >= :from and hour < :to) h
                                on i.sensor_id = h.sensor_id and i.hour = h.hour
                                where :sensor::text is null
                                or coalesce(i.sensor_id, h.sensor_id) = :sensor
                                order by 1 desc, 2
                                """)
                        .param("from", LedgerRows.timestamp(from))
                        .param("to", LedgerRows.timestamp(to))
                        .param("sensor", sensorId, Types.VARCHAR)
                        .query(this::account)
                        .list();
        return Reconciliation.of(hours, uncleanEnds(from));
    }

    /** When replicas ended without saying so, since {@code from}. */
    private List<Instant> uncleanEnds(Instant from) {
        return jdbc.sql(
                        """
                        select counted_at from intake_replica
                        where ended_at is null and counted_at >= ? and counted_at < ?
                        order by counted_at
                        """)
                .params(
                        LedgerRows.timestamp(from),
                        LedgerRows.timestamp(clock.instant().minus(IntakeLedger.ALIVE)))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    private HourlyAccount account(ResultSet row, int number) throws SQLException {
        Instant hour = row.getObject("hour", OffsetDateTime.class).toInstant();
        return HourlyAccount.of(
                hour,
                row.getString("sensor_id"),
                new HourlyAccount.Received(
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("unavailable")),
                new HourlyAccount.Rejected(
                        row.getLong("unreadable"),
                        row.getLong("invalid"),
                        row.getLong("not_allowed"),
                        row.getLong("too_large")),
                new HourlyAccount.Recorded(
                        row.getLong("stored"),
                        row.getLong("repeated"),
                        row.getLong("dead_lettered")),
                clock.instant().isAfter(hour.plus(Duration.ofHours(1)).plus(SETTLED_AFTER)));
    }
}
