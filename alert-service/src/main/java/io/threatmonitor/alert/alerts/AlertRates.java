package io.threatmonitor.alert.alerts;

import io.threatmonitor.alert.alerts.Rates.Minute;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many alerts each source raised in each minute, in PostgreSQL. */
@Repository
class AlertRates {

    /** In the order of the key, so that of two batches none waits for the other in a circle. */
    private static final String ADD =
            """
            insert into alert_rate as rate (source, minute, raised)
            select source, minute, raised
            from unnest(:sources, :minutes, :raised) as added (source, minute, raised)
            order by source, minute
            on conflict (source, minute) do update set raised = rate.raised + excluded.raised
            returning source, minute, raised
            """;

    private final JdbcClient jdbc;

    AlertRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of these minutes and those before them. */
    Map<Minute, Long> around(Collection<Minute> minutes) {
        Instant first = minutes.stream().map(Minute::start).min(Instant::compareTo).orElseThrow();
        Instant last = minutes.stream().map(Minute::start).max(Instant::compareTo).orElseThrow();
        var known = new HashMap<Minute, Long>();
        jdbc.sql(
                        """
                        select source, minute, raised from alert_rate
                        where source = any (:sources) and minute between :first and :last
                        """)
                .param(
                        "sources",
                        new SqlArrayValue(
                                "text", minutes.stream().map(Minute::source).distinct().toArray()))
                .param("first", AlertRows.timestamp(new Minute("", first).before().start()))
                .param("last", AlertRows.timestamp(last))
                .query(row -> {
                    known.put(minute(row), row.getLong("raised"));
                });
        return known;
    }

    /**
     * Adds to what is known. The rows stay locked until the transaction ends.
     *
     * @return what is known of the same minutes then
     */
    Map<Minute, Long> add(Map<Minute, Long> added) {
        var stored = new HashMap<Minute, Long>();
        List<Minute> minutes = List.copyOf(added.keySet());
        jdbc.sql(ADD)
                .param(
                        "sources",
                        new SqlArrayValue("text", minutes.stream().map(Minute::source).toArray()))
                .param(
                        "minutes",
                        new SqlArrayValue(
                                "timestamptz", minutes.stream().map(Minute::start).toArray()))
                .param(
                        "raised",
                        new SqlArrayValue("bigint", minutes.stream().map(added::get).toArray()))
                .query(row -> {
                    stored.put(minute(row), row.getLong("raised"));
                });
        return stored;
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from alert_rate where minute < ?")
                .param(AlertRows.timestamp(time))
                .update();
    }

    private static Minute minute(ResultSet row) throws SQLException {
        return new Minute(row.getString("source"), AlertRows.instant(row, "minute"));
    }
}
