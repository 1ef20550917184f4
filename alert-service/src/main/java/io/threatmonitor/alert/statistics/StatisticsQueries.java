package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** How many alerts there are, from indexes alone. */
@Repository
public class StatisticsQueries {

    /**
     * The index behind it has what needs work only, which is little beside what is done. What a
     * silence hides needs none.
     */
    private static final String UNRESOLVED =
            """
            select status, severity, width_bucket(created_at, :since) as newer_than,
                   count(*) as alerts, min(created_at) as oldest
            from alert where status <> 'resolved' and silenced_by is null
            group by status, severity, newer_than
            """;

    /** From an index that has nothing else. */
    private static final String OVERDUE =
            """
            select severity,
                   count(*) filter (where status = 'open' and acknowledge_missed) as unacknowledged,
                   count(*) filter (where resolve_missed) as unresolved
            from alert where status <> 'resolved' and (acknowledge_missed or resolve_missed)
            group by severity
            """;

    private static final String HIDDEN = "select count(*) from alert where silenced_by is not null";

    private final JdbcClient jdbc;
    private final RaisedAlerts raised;
    private final Clock clock;

    StatisticsQueries(JdbcClient jdbc, RaisedAlerts raised, Clock clock) {
        this.jdbc = jdbc;
        this.raised = raised;
        this.clock = clock;
    }

    /** Those that are resolved are too many to be counted: they are what the others leave. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AlertCounters counters() {
        List<UnresolvedAlerts> unresolved = unresolved();
        long hidden = jdbc.sql(HIDDEN).query(Long.class).single();
        long waiting = unresolved.stream().mapToLong(UnresolvedAlerts::alerts).sum();
        return AlertCounters.of(unresolved, raised.count() - hidden - waiting);
    }

    private List<UnresolvedAlerts> unresolved() {
        var now = clock.instant();
        Object[] since = Backlog.AGES.reversed().stream().map(now::minus).toArray();
        return jdbc.sql(UNRESOLVED)
                .param("since", new SqlArrayValue("timestamptz", since))
                .query((row, number) ->
                        new UnresolvedAlerts(
                                AlertStatus.valueOf(upper(row.getString("status"))),
                                Severity.valueOf(upper(row.getString("severity"))),
                                since.length - row.getInt("newer_than"),
                                row.getLong("alerts"),
                                row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<OverdueAlerts> overdue() {
        return jdbc.sql(OVERDUE)
                .query((row, number) ->
                        new OverdueAlerts(
                                Severity.valueOf(upper(row.getString("severity"))),
                                row.getLong("unacknowledged"),
                                row.getLong("unresolved")))
                .list();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
