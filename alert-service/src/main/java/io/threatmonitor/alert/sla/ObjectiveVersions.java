package io.threatmonitor.alert.sla;

import io.threatmonitor.contracts.WireJson;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The objectives in PostgreSQL, all versions that there ever were. */
@Repository
class ObjectiveVersions {

    private final JdbcClient jdbc;

    ObjectiveVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ObjectivesVersion inForce() {
        return jdbc.sql("select * from sla_objectives order by version desc limit 1")
                .query(ObjectiveVersions::version)
                .single();
    }

    /** What is in force, when there may still be clocks that have not heard of it. */
    Optional<ObjectivesVersion> unsettled() {
        return jdbc.sql(
                        """
                        select * from (select * from sla_objectives order by version desc limit 1)
                            as in_force
                        where not settled
                        """)
                .query(ObjectiveVersions::version)
                .optional();
    }

    /**
     * @throws DuplicateKeyException when somebody has added this version in the meantime
     */
    void add(ObjectivesVersion version) {
        jdbc.sql(
                        """
                        insert into sla_objectives (version, objectives, changed_by, changed_at, settled)
                        values (:version, :objectives::jsonb, :changedBy, :changedAt, false)
                        """)
                .param("version", version.version())
                .param("objectives", WireJson.MAPPER.writeValueAsString(version.objectives()))
                .param("changedBy", version.changedBy())
                .param("changedAt", version.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void settle(long version) {
        jdbc.sql("update sla_objectives set settled = true where version <= ? and not settled")
                .param(version)
                .update();
    }

    private static ObjectivesVersion version(ResultSet row, int number) throws SQLException {
        return new ObjectivesVersion(
                row.getLong("version"),
                WireJson.MAPPER.readValue(row.getString("objectives"), Objectives.class),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
