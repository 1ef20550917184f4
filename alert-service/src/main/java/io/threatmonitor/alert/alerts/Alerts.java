package io.threatmonitor.alert.alerts;

import static io.threatmonitor.alert.alerts.AlertRows.text;
import static io.threatmonitor.alert.alerts.AlertRows.textOrNull;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.IncidentReference;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The alerts and their transitions in PostgreSQL, for whoever changes them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Alerts {

    /** The rows travel as arrays: one statement and one answer, however many there are. */
    private static final String RAISE =
            """
            insert into alert (id, rule, severity, title, event, entities, terms, status, occurrences,
                               first_seen, last_seen, silenced_by, created_at, updated_at, version,
                               acknowledge_due, resolve_due)
            select id, rule::jsonb, severity, title, event::json, entities::jsonb, terms::text[], status, occurrences,
                   first_seen, last_seen, silenced_by, created_at, created_at, version,
                   acknowledge_due, resolve_due
            from unnest(:ids, :rules, :severities, :titles, :events, :entities, :terms, :statuses,
                        :occurrences, :firstSeen, :lastSeen, :silencedBy, :createdAt, :versions,
                        :acknowledgeDue, :resolveDue)
                 as raised (id, rule, severity, title, event, entities, terms, status,
                            occurrences, first_seen, last_seen, silenced_by, created_at, version,
                            acknowledge_due, resolve_due)
            on conflict (id) do nothing
            returning id, number
            """;

    private static final String ADD_TRANSITIONS =
            """
            insert into alert_transition (alert_id, version, kind, at, actor, from_status, to_status,
                                          assigned_to, resolution, note, incident_id,
                                          incident_number, objective)
            select alert_id, version, kind, at, actor::jsonb, from_status, to_status,
                   assigned_to, resolution, note, incident_id, incident_number, objective
            from unnest(:alertIds, :versions, :kinds, :at, :actors, :from, :to,
                        :assignees, :resolutions, :notes, :incidentIds, :incidentNumbers, :objectives)
                 as happened (alert_id, version, kind, at, actor, from_status, to_status,
                              assigned_to, resolution, note, incident_id, incident_number, objective)
            """;

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
            set title = described.title, entities = described.entities::jsonb,
                terms = described.terms::text[]
            from unnest(:ids, :titles, :entities, :terms) as described (id, title, entities, terms)
            where alert.id = described.id
            """;

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the alerts that are not there yet.
     *
     * @return the numbers of those that were added, by id
     */
    Map<UUID, Long> raise(List<AlertSnapshot> alerts) {
        var numbers = new HashMap<UUID, Long>();
        jdbc.sql(RAISE)
                .param("ids", array("uuid", alerts, AlertSnapshot::id))
                .param("rules", array("text", alerts, alert -> json(alert.rule())))
                .param("severities", array("text", alerts, alert -> text(alert.severity())))
                .param("titles", array("text", alerts, AlertSnapshot::title))
                .param("events", array("text", alerts, alert -> json(alert.event())))
                .param("entities", array("text", alerts, alert -> json(alert.entities())))
                .param("terms", array("text", alerts, alert -> AlertTerms.of(alert).asArray()))
                .param("statuses", array("text", alerts, alert -> text(alert.status())))
                .param("occurrences", array("bigint", alerts, AlertSnapshot::occurrences))
                .param("firstSeen", array("timestamptz", alerts, AlertSnapshot::firstSeen))
                .param("lastSeen", array("timestamptz", alerts, AlertSnapshot::lastSeen))
                .param("silencedBy", array("uuid", alerts, AlertSnapshot::silencedBy))
                .param("createdAt", array("timestamptz", alerts, AlertSnapshot::createdAt))
                .param("versions", array("bigint", alerts, AlertSnapshot::version))
                .param("acknowledgeDue", deadlines(alerts, all -> all.acknowledge().due()))
                .param("resolveDue", deadlines(alerts, all -> all.resolve().due()))
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getLong("number"));
                });
        return numbers;
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
                .param("incidentIds", array("uuid", alerts, alert -> id(alert.incident())))
                .param(
                        "incidentNumbers",
                        array("bigint", alerts, alert -> number(alert.incident())))
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
        jdbc.sql(ADD_TRANSITIONS)
                .param("alertIds", array("uuid", transitions, AlertTransition::alertId))
                .param("versions", array("bigint", transitions, AlertTransition::version))
                .param("kinds", array("text", transitions, happened -> text(happened.kind())))
                .param("at", array("timestamptz", transitions, AlertTransition::at))
                .param("actors", array("text", transitions, happened -> json(happened.actor())))
                .param("from", array("text", transitions, happened -> textOrNull(happened.from())))
                .param("to", array("text", transitions, happened -> text(happened.to())))
                .param("assignees", array("text", transitions, AlertTransition::assignedTo))
                .param(
                        "resolutions",
                        array("text", transitions, row -> textOrNull(row.resolution())))
                .param("notes", array("text", transitions, AlertTransition::note))
                .param("incidentIds", array("uuid", transitions, row -> id(row.incident())))
                .param(
                        "incidentNumbers",
                        array("bigint", transitions, row -> number(row.incident())))
                .param("objectives", array("text", transitions, row -> textOrNull(row.objective())))
                .update();
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

    private static @Nullable UUID id(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.id();
    }

    private static @Nullable Long number(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.number();
    }

    private static <T> SqlArrayValue array(
            String type, List<T> rows, Function<? super T, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }

    private static String json(Object value) {
        return WireJson.MAPPER.writeValueAsString(value);
    }
}
