package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The detections that alerts count, in PostgreSQL. */
@Repository
class Occurrences {

    private static final String ADD =
            """
            insert into alert_occurrence (detection_id, alert_id, event_id, rule_id, severity, title,
                                          source_name, ip_address, occurred_at, received_at)
            select * from unnest(:ids, :alertIds, :eventIds, :ruleIds, :severities, :titles,
                                 :sources, :addresses, :occurredAt, :receivedAt)
            """;

    private final JdbcClient jdbc;
    private final NewestFirst<Occurrence> list;

    Occurrences(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc,
                        "*",
                        "alert_occurrence",
                        "received_at",
                        "detection_id",
                        Occurrences::occurrence);
    }

    /** A detection that an alert counts from now on. */
    record Counted(UUID alertId, Occurrence occurrence) {

        static Counted in(Tally alert, Detection detection) {
            return new Counted(alert.id(), Occurrence.of(detection));
        }
    }

    /** The ids of those detections that are counted already. */
    Set<UUID> known(Collection<UUID> detections) {
        return Set.copyOf(
                jdbc.sql(
                                "select detection_id from alert_occurrence where detection_id = any (:ids)")
                        .param("ids", new SqlArrayValue("uuid", detections.toArray()))
                        .query(UUID.class)
                        .list());
    }

    /** Adds detections that are not counted yet. */
    void add(List<Counted> counted) {
        jdbc.sql(ADD)
                .param("ids", array("uuid", counted, Occurrence::detectionId))
                .param(
                        "alertIds",
                        new SqlArrayValue("uuid", counted.stream().map(Counted::alertId).toArray()))
                .param("eventIds", array("uuid", counted, Occurrence::eventId))
                .param("ruleIds", array("text", counted, Occurrence::ruleId))
                .param(
                        "severities",
                        array("text", counted, found -> AlertRows.text(found.severity())))
                .param("titles", array("text", counted, Occurrence::title))
                .param("sources", array("text", counted, Occurrence::sourceName))
                .param("addresses", array("text", counted, Occurrence::ipAddress))
                .param("occurredAt", array("timestamptz", counted, Occurrence::occurredAt))
                .param("receivedAt", array("timestamptz", counted, Occurrence::receivedAt))
                .update();
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<Occurrence> rows(UUID alertId, PageRequest page) {
        return list.rows(of(alertId), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count(UUID alertId) {
        return list.count(of(alertId));
    }

    private static Where of(UUID alertId) {
        return new Where().is("alert_id", alertId);
    }

    private static Occurrence occurrence(ResultSet row, int number) throws SQLException {
        return new Occurrence(
                row.getObject("detection_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("rule_id"),
                AlertRows.constant(Severity.class, row.getString("severity")),
                row.getString("title"),
                row.getString("source_name"),
                row.getString("ip_address"),
                AlertRows.instant(row, "occurred_at"),
                AlertRows.instant(row, "received_at"));
    }

    private static SqlArrayValue array(
            String type,
            List<Counted> counted,
            Function<Occurrence, ? extends @Nullable Object> column) {
        return new SqlArrayValue(
                type, counted.stream().map(Counted::occurrence).map(column).toArray());
    }
}
