package io.threatmonitor.alert.incidents;

import static io.threatmonitor.alert.incidents.IncidentRows.text;
import static io.threatmonitor.alert.incidents.IncidentRows.timestamp;

import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.IncidentReference;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The incidents and their transitions in PostgreSQL, for whoever changes them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Incidents {

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return the number that the database chose for it
     */
    long add(Incident incident) {
        return jdbc.sql(
                        """
                        insert into incident (id, title, severity, severity_set, status, assigned_to, notes,
                                              alerts, created_by, created_at, updated_at, version)
                        values (:id, :title, :severity, :severitySet, :status, :assignedTo, :notes,
                                :alerts, :createdBy, :createdAt, :createdAt, :version)
                        returning number
                        """)
                .param("id", incident.id())
                .param("title", incident.title())
                .param("severity", text(incident.severity()))
                .param("severitySet", incident.severitySet())
                .param("status", text(incident.status()))
                .param("assignedTo", incident.assignedTo())
                .param("notes", incident.notes())
                .param("alerts", incident.alerts())
                .param("createdBy", incident.createdBy())
                .param("createdAt", timestamp(incident.createdAt()))
                .param("version", incident.version())
                .query(Long.class)
                .single();
    }

    Optional<UUID> idOf(IncidentName name) {
        return jdbc.sql("select id from incident where %s = ?".formatted(name.column()))
                .param(name.value())
                .query(UUID.class)
                .optional();
    }

    /** The incident as it stands, locked until the transaction ends, so that no edit is lost. */
    Optional<Incident> lock(IncidentName name) {
        return jdbc.sql("select * from incident where %s = ? for update".formatted(name.column()))
                .param(name.value())
                .query(IncidentRows::incident)
                .optional();
    }

    /** The same for several: always in the order of ids, so that no two wait for each other. */
    List<Incident> lock(Collection<UUID> ids) {
        return jdbc.sql("select * from incident where id = any (:ids) order by id for update")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(IncidentRows::incident)
                .list();
    }

    void change(Incident incident) {
        IncidentReference mergedInto = incident.mergedInto();
        jdbc.sql(
                        """
                        update incident
                        set title = :title, severity = :severity, severity_set = :severitySet,
                            status = :status, assigned_to = :assignedTo, notes = :notes,
                            alerts = :alerts, merged_into_id = :mergedIntoId,
                            merged_into_number = :mergedIntoNumber, updated_at = :updatedAt,
                            version = :version
                        where id = :id
                        """)
                .param("id", incident.id())
                .param("title", incident.title())
                .param("severity", text(incident.severity()))
                .param("severitySet", incident.severitySet())
                .param("status", text(incident.status()))
                .param("assignedTo", incident.assignedTo())
                .param("notes", incident.notes())
                .param("alerts", incident.alerts())
                .param("mergedIntoId", id(mergedInto))
                .param("mergedIntoNumber", number(mergedInto))
                .param("updatedAt", timestamp(incident.updatedAt()))
                .param("version", incident.version())
                .update();
    }

    void add(IncidentTransition transition) {
        TouchedAlerts alerts = transition.alerts();
        jdbc.sql(
                        """
                        insert into incident_transition (incident_id, version, kind, at, actor,
                                                         from_status, to_status, note, alerts,
                                                         alert_numbers, other_id, other_number)
                        values (:incident, :version, :kind, :at, :actor::jsonb, :from, :to, :note,
                                :alerts, :numbers, :otherId, :otherNumber)
                        """)
                .param("incident", transition.incidentId())
                .param("version", transition.version())
                .param("kind", text(transition.kind()))
                .param("at", timestamp(transition.at()))
                .param("actor", WireJson.MAPPER.writeValueAsString(transition.actor()))
                .param("from", transition.from() == null ? null : text(transition.from()))
                .param("to", text(transition.to()))
                .param("note", transition.note())
                .param("alerts", alerts == null ? null : alerts.total())
                .param(
                        "numbers",
                        alerts == null
                                ? null
                                : new SqlArrayValue("bigint", alerts.first().toArray()))
                .param("otherId", id(transition.other()))
                .param("otherNumber", number(transition.other()))
                .update();
    }

    private static @Nullable UUID id(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.id();
    }

    private static @Nullable Long number(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.number();
    }
}
