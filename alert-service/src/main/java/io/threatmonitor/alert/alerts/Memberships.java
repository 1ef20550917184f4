package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which alert is part of which incident, in PostgreSQL. Alerts are locked in the order of their
 * ids, as by everyone who changes several.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An alert, and the incident that it is part of.
     *
     * @param incident null where it is part of none
     */
    record Membership(UUID alertId, long number, @Nullable IncidentReference incident) {}

    List<Membership> lock(Collection<UUID> alertIds) {
        return jdbc.sql(
                        """
                        select id, number, incident_id, incident_number from alert
                        where id = any (:ids) order by id for update
                        """)
                .param("ids", array(alertIds))
                .query(Memberships::membership)
                .list();
    }

    /** All alerts of an incident. */
    List<Membership> lockOf(UUID incidentId) {
        return jdbc.sql(
                        """
                        select id, number, incident_id, incident_number from alert
                        where incident_id = ? order by id for update
                        """)
                .param(incidentId)
                .query(Memberships::membership)
                .list();
    }

    /** Those that nobody has acknowledged. */
    List<Membership> lockOpenOf(UUID incidentId) {
        return jdbc.sql(
                        """
                        select id, number, incident_id, incident_number from alert
                        where incident_id = ? and status = 'open' order by id for update
                        """)
                .param(incidentId)
                .query(Memberships::membership)
                .list();
    }

    /** Those that are not resolved. */
    List<Membership> lockUnresolvedOf(UUID incidentId) {
        return jdbc.sql(
                        """
                        select id, number, incident_id, incident_number from alert
                        where incident_id = ? and status <> 'resolved' order by id for update
                        """)
                .param(incidentId)
                .query(Memberships::membership)
                .list();
    }

    /** Empty where the incident has no alerts. */
    Optional<Severity> highestSeverityOf(UUID incidentId) {
        return jdbc.sql(
                        """
                        select severity from alert where incident_id = ?
                        order by severity_rank desc limit 1
                        """)
                .param(incidentId)
                .query((row, number) ->
                        AlertRows.constant(Severity.class, row.getString("severity")))
                .optional();
    }

    /** The most severe of these alerts, the oldest of several. */
    MergeCandidates candidates(List<UUID> ids) {
        return jdbc.sql(
                        """
                        select severity, title from alert where id = any (:ids)
                        order by severity_rank desc, created_at, id limit 1
                        """)
                .param("ids", array(ids))
                .query((row, number) ->
                        new MergeCandidates(
                                ids,
                                AlertRows.constant(Severity.class, row.getString("severity")),
                                row.getString("title")))
                .single();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class), row.getLong("number"), AlertRows.incident(row));
    }

    private static SqlArrayValue array(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }
}
