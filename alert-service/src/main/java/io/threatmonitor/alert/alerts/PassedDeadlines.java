package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The clocks of alerts in PostgreSQL, for whoever looks after all of them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PassedDeadlines {

    /**
     * A deadline that has passed is left as it was; of those that are ahead, the ones that differ
     * from what the objectives say now.
     */
    private static final String RETIME =
            """
            with timed as (
                select alert.id, timed.acknowledge_due, timed.resolve_due
                from alert
                join unnest(:severities, :acknowledge, :resolve)
                     as wanted (severity, acknowledge, resolve) using (severity)
                cross join lateral (
                    select coalesce(alert.reopened_at, alert.created_at)) as opened (at)
                cross join lateral (
                    select case when alert.status = 'open' and alert.acknowledge_due > :now
                                then opened.at + wanted.acknowledge else alert.acknowledge_due end,
                           case when alert.resolve_due > :now
                                then opened.at + wanted.resolve else alert.resolve_due end
                ) as timed (acknowledge_due, resolve_due)
                where alert.breach_at is not null
                  and (timed.acknowledge_due, timed.resolve_due)
                      is distinct from (alert.acknowledge_due, alert.resolve_due)
                order by alert.id limit :most
                for update of alert)
            update alert set acknowledge_due = timed.acknowledge_due, resolve_due = timed.resolve_due
            from timed where alert.id = timed.id
            """;

    private final JdbcClient jdbc;

    PassedDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Alerts of which a deadline has passed and that is not noted; replicas get different ones. */
    List<AlertSnapshot> lock(Instant now, int most) {
        return jdbc.sql(
                        """
                        select * from alert where breach_at < :now
                        order by breach_at limit :most for update skip locked
                        """)
                .param("now", AlertRows.timestamp(now))
                .param("most", most)
                .query(AlertRows::alert)
                .list();
    }

    /** Sets the deadlines that are ahead of {@code now} anew, of so many alerts at most. */
    int retime(ResponseObjectives objectives, Instant now, int most) {
        return jdbc.sql(RETIME)
                .param("now", AlertRows.timestamp(now))
                .param("severities", perSeverity("text", AlertRows::text))
                .param("acknowledge", limits(objectives, Objective.ACKNOWLEDGE))
                .param("resolve", limits(objectives, Objective.RESOLVE))
                .param("most", most)
                .update();
    }

    private static SqlArrayValue limits(ResponseObjectives objectives, Objective objective) {
        return perSeverity(
                "interval",
                severity -> {
                    Duration limit = objectives.limit(objective, severity);
                    return limit == null ? null : limit.toString();
                });
    }

    private static SqlArrayValue perSeverity(
            String type, Function<Severity, @Nullable Object> value) {
        return new SqlArrayValue(type, Arrays.stream(Severity.values()).map(value).toArray());
    }
}
