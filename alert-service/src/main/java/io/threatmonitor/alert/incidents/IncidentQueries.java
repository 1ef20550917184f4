package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The incidents in PostgreSQL, for whoever reads them. */
@Repository
class IncidentQueries {

    private final JdbcClient jdbc;

    IncidentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<Incident> rows(IncidentFilter filter, PageRequest page) {
        var where = new Where(filter);
        where.beyond(page.cursor());
        String order = page.towardsNewer() ? "asc" : "desc";
        return jdbc.sql(
                        "select * from incident %s order by created_at %s, id %s limit :limit"
                                .formatted(where, order, order))
                .params(where.values)
                .param("limit", page.limit() + 1)
                .query(IncidentRows::incident)
                .list();
    }

    /** Counts no further than a client is told. */
    long count(IncidentFilter filter) {
        var where = new Where(filter);
        return jdbc.sql(
                        "select count(*) from (select from incident %s limit :limit) as counted"
                                .formatted(where))
                .params(where.values)
                .param("limit", Pages.EXACT_COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    Optional<Incident> find(IncidentName name) {
        return jdbc.sql("select * from incident where %s = ?".formatted(name.column()))
                .param(name.value())
                .query(IncidentRows::incident)
                .optional();
    }

    /** Oldest first. */
    List<IncidentTransition> timeline(UUID id) {
        return jdbc.sql("select * from incident_transition where incident_id = ? order by version")
                .param(id)
                .query(IncidentRows::transition)
                .list();
    }

    IncidentProgress alertsByStatus(UUID id) {
        var counts = new HashMap<AlertStatus, Long>();
        jdbc.sql(
                        "select status, count(*) as alerts from alert where incident_id = ? group by status")
                .param(id)
                .query(row -> {
                    counts.put(
                            AlertStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                            row.getLong("alerts"));
                });
        return IncidentProgress.of(counts);
    }

    /** The conditions of a list, with their values. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where(IncidentFilter filter) {
            anyOf("status", filter.status().stream().map(IncidentRows::text).toList());
            anyOf("severity", filter.severity().stream().map(IncidentRows::text).toList());
            assignedTo(filter.assignedTo());
            time("from", "created_at >= :from", filter.from());
            time("to", "created_at < :to", filter.to());
            if (filter.q() != null) {
                conditions.add("words @> alert_words(:q)");
                values.put("q", filter.q());
            }
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
            values.put("at", IncidentRows.timestamp(cursor.at()));
            values.put("id", cursor.id());
        }

        private void anyOf(String column, List<String> texts) {
            if (!texts.isEmpty()) {
                conditions.add("%s = any (:%s)".formatted(column, column));
                values.put(column, new SqlArrayValue("text", texts.toArray()));
            }
        }

        private void assignedTo(List<String> logins) {
            if (logins.contains(IncidentFilter.NOBODY)) {
                conditions.add("(assigned_to = any (:people) or assigned_to is null)");
                values.put("people", new SqlArrayValue("text", logins.toArray()));
            } else {
                anyOf("assigned_to", logins);
            }
        }

        private void time(String name, String condition, @Nullable Instant time) {
            if (time != null) {
                conditions.add(condition);
                values.put(name, IncidentRows.timestamp(time));
            }
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        }
    }
}
