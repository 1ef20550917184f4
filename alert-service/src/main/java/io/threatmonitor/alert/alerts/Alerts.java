package io.threatmonitor.alert.alerts;

import static io.threatmonitor.alert.alerts.AlertRows.text;
import static io.threatmonitor.alert.alerts.AlertRows.textOrNull;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The alerts and their transitions in PostgreSQL, for whoever changes them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Alerts {

    private static final String CHANGE =
            """
            update alert
            set status = changed.status, resolution = changed.resolution,
                assigned_to = changed.assigned_to, resolution_notes = changed.notes,
                silenced_by = changed.silenced_by,
                updated_at = changed.updated_at, version = changed.version,
                incident_id = changed.incident_id, incident_number = changed.incident_number,
                reopened_at = nullif(changed.opened_at, alert.created_at),
                acknowledge_due = changed.acknowledge_due,
                acknowledged_at = changed.acknowledged_at,
                acknowledge_missed = changed.acknowledge_missed,
                resolve_due = changed.resolve_due, resolved_at = changed.resolved_at,
                resolve_missed = changed.resolve_missed
            from unnest(:ids, :statuses, :resolutions, :assignees, :notes, :silencedBy, :updatedAt, :versions,
                        :incidentIds, :incidentNumbers, :openedAt, :acknowledgeDue, :acknowledgedAt,
                        :acknowledgeMissed, :resolveDue, :resolvedAt, :resolveMissed)
                 as changed (id, status, resolution, assigned_to, notes, silenced_by, updated_at, version,
                             incident_id, incident_number, opened_at, acknowledge_due,
                             acknowledged_at, acknowledge_missed, resolve_due, resolved_at,
                             resolve_missed)
            where alert.id = changed.id
            """;

    private static final String COUNT =
            """
            update alert
            set occurrences = counted.occurrences, first_seen = counted.first_seen,
                last_seen = counted.last_seen, silenced_by = counted.silenced_by,
                updated_at = counted.updated_at, version = counted.version
            from unnest(:ids, :occurrences, :firstSeen, :lastSeen, :silencedBy, :updatedAt, :versions)
                 as counted (id, occurrences, first_seen, last_seen, silenced_by, updated_at, version)
            where alert.id = counted.id
            """;

    private static final String DESCRIBE =
            """
            update alert
            set title = described.title, counted_rules = described.counted_rules::jsonb,
                entities = described.entities::jsonb, terms = described.terms::bigint[]
            from unnest(:ids, :titles, :countedRules, :entities, :terms)
                 as described (id, title, counted_rules, entities, terms)
            where alert.id = described.id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    Alerts(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** So many numbers that no alert has or will have. */
    List<Long> newNumbers(int count) {
        return jdbc.sql(
                        """
                        select nextval(pg_get_serial_sequence('alert', 'number'))
                        from generate_series(1, :count)
                        """)
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /**
     * Adds new alerts.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them is there already
     */
    void raise(List<AlertSnapshot> alerts) {
        CopiedAlerts.RAISED.into("alert", alerts, rows);
    }

    /** The alert as it stands, locked until the transaction ends, so that no edit is lost. */
    Optional<AlertSnapshot> lock(AlertReference reference) {
        var query =
                switch (reference) {
                    case AlertReference.ById(UUID id) ->
                            jdbc.sql("select * from alert where id = ? for update").param(id);
                    case AlertReference.ByNumber(long number) ->
                            jdbc.sql("select * from alert where number = ? for update")
                                    .param(number);
                };
        return query.query(AlertRows::alert).optional();
    }

    /** The same for many: always in the order of ids, so that no two wait for each other. */
    List<AlertSnapshot> lock(Collection<UUID> ids) {
        return jdbc.sql("select * from alert where id = any (:ids) order by id for update")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(AlertRows::alert)
                .list();
    }

    /** The version of the last transition that was not merely noted because time had passed. */
    long lastChange(UUID id) {
        return jdbc.sql(
                        """
                        select version from alert_transition where alert_id = ? and kind <> 'breached'
                        order by version desc limit 1
                        """)
                .param(id)
                .query(Long.class)
                .optional()
                .orElse(Alert.FIRST_VERSION);
    }

    void change(List<AlertSnapshot> alerts) {
        jdbc.sql(CHANGE)
                .param("ids", array("uuid", alerts, AlertSnapshot::id))
                .param("statuses", array("text", alerts, alert -> text(alert.status())))
                .param(
                        "resolutions",
                        array("text", alerts, alert -> textOrNull(alert.resolution())))
                .param("assignees", array("text", alerts, AlertSnapshot::assignedTo))
                .param("notes", array("text", alerts, AlertSnapshot::resolutionNotes))
                .param("silencedBy", array("uuid", alerts, AlertSnapshot::silencedBy))
                .param("updatedAt", array("timestamptz", alerts, AlertSnapshot::updatedAt))
                .param("versions", array("bigint", alerts, AlertSnapshot::version))
                .param(
                        "incidentIds",
                        array("uuid", alerts, alert -> AlertRows.id(alert.incident())))
                .param(
                        "incidentNumbers",
                        array("bigint", alerts, alert -> AlertRows.number(alert.incident())))
                .param("openedAt", deadlines(alerts, Deadlines::openedAt))
                .param("acknowledgeDue", deadlines(alerts, all -> all.acknowledge().due()))
                .param("acknowledgedAt", deadlines(alerts, all -> all.acknowledge().doneAt()))
                .param(
                        "acknowledgeMissed",
                        array(
                                "boolean",
                                alerts,
                                alert -> Deadlines.of(alert).acknowledge().isMissed()))
                .param("resolveDue", deadlines(alerts, all -> all.resolve().due()))
                .param("resolvedAt", deadlines(alerts, all -> all.resolve().doneAt()))
                .param(
                        "resolveMissed",
                        array("boolean", alerts, alert -> Deadlines.of(alert).resolve().isMissed()))
                .update();
    }

    /** Writes how often the alerts occurred, and what hides them. */
    void count(List<AlertSnapshot> alerts) {
        jdbc.sql(COUNT)
                .param("ids", array("uuid", alerts, AlertSnapshot::id))
                .param("occurrences", array("bigint", alerts, AlertSnapshot::occurrences))
                .param("firstSeen", array("timestamptz", alerts, AlertSnapshot::firstSeen))
                .param("lastSeen", array("timestamptz", alerts, AlertSnapshot::lastSeen))
                .param("silencedBy", array("uuid", alerts, AlertSnapshot::silencedBy))
                .param("updatedAt", array("timestamptz", alerts, AlertSnapshot::updatedAt))
                .param("versions", array("bigint", alerts, AlertSnapshot::version))
                .update();
    }

    /** Writes what the alerts are found by, which costs more than to count them. */
    void describe(List<AlertSnapshot> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        jdbc.sql(DESCRIBE)
                .param("ids", array("uuid", alerts, AlertSnapshot::id))
                .param("titles", array("text", alerts, AlertSnapshot::title))
                .param("countedRules", array("text", alerts, alert -> json(alert.countedRules())))
                .param("entities", array("text", alerts, alert -> json(alert.entities())))
                .param("terms", array("text", alerts, alert -> AlertTerms.of(alert).asArray()))
                .update();
    }

    /** Those of {@code ids} that there are. */
    Set<UUID> existing(Collection<UUID> ids) {
        return Set.copyOf(
                jdbc.sql("select id from alert where id = any (:ids)")
                        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                        .query(UUID.class)
                        .list());
    }

    void add(List<AlertTransition> transitions) {
        CopiedAlerts.TRANSITIONS.into("alert_transition", transitions, rows);
    }

    /** Keeps how long the alerts waited that these transitions acknowledged or resolved. */
    void addResponses(List<AlertTransition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        jdbc.sql("insert into alert_response select * from alert_responses(:ids, :versions)")
                .param("ids", array("uuid", transitions, AlertTransition::alertId))
                .param("versions", array("bigint", transitions, AlertTransition::version))
                .update();
    }

    private static SqlArrayValue deadlines(
            List<AlertSnapshot> alerts, Function<Deadlines, @Nullable Instant> time) {
        return array("timestamptz", alerts, alert -> time.apply(Deadlines.of(alert)));
    }

    private static <T> SqlArrayValue array(
            String type, List<T> rows, Function<? super T, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }

    private static String json(Object value) {
        return WireJson.MAPPER.writeValueAsString(value);
    }
}
