package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The groups in PostgreSQL. */
@Repository
class AlertGroups {

    /** Always in the order of ids, so that no two batches wait for each other in a circle. */
    private static final String ENSURE =
            """
            insert into alert_group (id, ends_at)
            select id, :now from unnest(:ids) as id order by id
            on conflict (id) do nothing
            """;

    private static final String SAVE =
            """
            update alert_group set alert_id = changed.alert_id, ends_at = changed.ends_at
            from unnest(:ids, :alertIds, :endsAt) as changed (id, alert_id, ends_at)
            where alert_group.id = changed.id
            """;

    private final JdbcClient jdbc;

    AlertGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups as they stand, locked until the transaction ends, also those that begin now. */
    List<AlertGroup> lock(Set<UUID> ids, Instant now) {
        List<AlertGroup> locked = List.of();
        while (locked.size() < ids.size()) { // another may forget one in between
            var array = new SqlArrayValue("uuid", ids.toArray());
            jdbc.sql(ENSURE).param("ids", array).param("now", AlertRows.timestamp(now)).update();
            locked = locked(array);
        }
        return locked;
    }

    void save(Collection<AlertGroup> groups) {
        jdbc.sql(SAVE)
                .param("ids", array("uuid", groups, AlertGroup::id))
                .param("alertIds", array("uuid", groups, AlertGroup::alertId))
                .param("endsAt", array("timestamptz", groups, AlertGroup::endsAt))
                .update();
    }

    void forgetEndedBefore(Instant time) {
        jdbc.sql("delete from alert_group where ends_at < ?")
                .param(AlertRows.timestamp(time))
                .update();
    }

    private List<AlertGroup> locked(SqlArrayValue ids) {
        return jdbc.sql("select * from alert_group where id = any (:ids) order by id for update")
                .param("ids", ids)
                .query((row, number) ->
                        new AlertGroup(
                                row.getObject("id", UUID.class),
                                row.getObject("alert_id", UUID.class),
                                AlertRows.instant(row, "ends_at")))
                .list();
    }

    private static SqlArrayValue array(
            String type,
            Collection<AlertGroup> groups,
            Function<AlertGroup, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, groups.stream().map(column).toArray());
    }
}
