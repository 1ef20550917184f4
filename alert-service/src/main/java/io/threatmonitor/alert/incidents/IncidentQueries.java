package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The incidents in PostgreSQL, for whoever reads them. */
@Repository
class IncidentQueries {

    private final JdbcClient jdbc;
    private final NewestFirst<Incident> list;

    IncidentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc, "*", "incident", "created_at", "id", IncidentRows::incident);
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<Incident> rows(IncidentFilter filter, PageRequest page) {
        return list.rows(where(filter), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count(IncidentFilter filter) {
        return list.count(where(filter));
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

    private static Where where(IncidentFilter filter) {
        var where =
                new Where()
                        .anyOf("status", filter.status().stream().map(IncidentRows::text).toList())
                        .anyOf(
                                "severity",
                                filter.severity().stream().map(IncidentRows::text).toList())
                        .and("created_at >= :from", "from", filter.from())
                        .and("created_at < :to", "to", filter.to())
                        .and("words @> alert_words(:q)", "q", filter.q());
        return filter.assignedTo().contains(IncidentFilter.NOBODY)
                ? where.and(
                        "(assigned_to is null or %s)"
                                .formatted(where.oneOf("assigned_to", "text", filter.assignedTo())))
                : where.anyOf("assigned_to", filter.assignedTo());
    }
}
