package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The alerts in PostgreSQL, for whoever reads them. */
@Repository
class AlertQueries {

    private final JdbcClient jdbc;

    AlertQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<AlertSnapshot> rows(AlertFilter filter, PageRequest page) {
        var where = new Where(filter);
        where.beyond(page.cursor());
        String order = page.towardsNewer() ? "asc" : "desc";
        return jdbc.sql(
                        "select * from alert %s order by created_at %s, id %s limit :limit"
                                .formatted(where, order, order))
                .params(where.values)
                .param("limit", page.limit() + 1)
                .query(AlertRows::alert)
                .list();
    }

    /** Counts no further than a client is told. */
    long count(AlertFilter filter) {
        var where = new Where(filter);
        return jdbc.sql(
                        "select count(*) from (select from alert %s limit :limit) as counted"
                                .formatted(where))
                .params(where.values)
                .param("limit", Pages.EXACT_COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    /** The alert and its timeline as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<AlertDetail> detail(AlertReference reference) {
        return alert(reference).map(alert -> new AlertDetail(alert, timeline(alert.id())));
    }

    AlertStatistics statistics() {
        return AlertStatistics.of(
                jdbc.sql("select status, severity, count(*) from alert group by status, severity")
                        .query((row, number) ->
                                new AlertStatistics.Count(
                                        AlertRows.constant(
                                                AlertStatus.class, row.getString("status")),
                                        AlertRows.constant(
                                                Severity.class, row.getString("severity")),
                                        row.getLong("count")))
                        .list());
    }

    private Optional<AlertSnapshot> alert(AlertReference reference) {
        var query =
                switch (reference) {
                    case AlertReference.ById(UUID id) ->
                            jdbc.sql("select * from alert where id = ?").param(id);
                    case AlertReference.ByNumber(long number) ->
                            jdbc.sql("select * from alert where number = ?").param(number);
                };
        return query.query(AlertRows::alert).optional();
    }

    private List<AlertTransition> timeline(UUID alertId) {
        return jdbc.sql("select * from alert_transition where alert_id = ? order by version")
                .param(alertId)
                .query(AlertRows::transition)
                .list();
    }

    /** The conditions of a list, with their values. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where(AlertFilter filter) {
            in("status", filter.statuses());
            in("severity", filter.severities());
        }

        void beyond(@Nullable Cursor cursor) {
            if (cursor == null) {
                return;
            }
            conditions.add(
                    switch (cursor.direction()) {
                        case OLDER -> "(created_at, id) < (:at, :id)";
                        case NEWER -> "(created_at, id) > (:at, :id)";
                    });
            values.put("at", AlertRows.timestamp(cursor.at()));
            values.put("id", cursor.id());
        }

        private void in(String column, List<? extends Enum<?>> constants) {
            if (!constants.isEmpty()) {
                conditions.add(column + " in (:" + column + ")");
                values.put(column, constants.stream().map(AlertRows::text).toList());
            }
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        }
    }
}
