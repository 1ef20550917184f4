package io.threatmonitor.alert.notification.deliveries;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who will be told of alerts that nobody acknowledges, in PostgreSQL. */
@Repository
class Escalations {

    private static final int BATCH = 100;

    private static final String SCHEDULE =
            """
            insert into notification_escalation (alert_id, alert_version, route_id, step, due_at, state)
            values (?, ?, ?, ?, ?, 'waiting')
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Escalations(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * One step of a route, for one alert.
     *
     * @param alertVersion that raised or reopened it
     */
    record Waiting(UUID alertId, long alertVersion, UUID routeId, int step) {}

    /** A step, and when it is due. */
    record NewWait(Waiting waiting, Instant dueAt) {}

    /** Begins those that have not begun yet. */
    void schedule(List<NewWait> waits) {
        batches.batchUpdate(
                SCHEDULE,
                waits,
                Math.max(1, waits.size()),
                (row, wait) -> {
                    row.setObject(1, wait.waiting().alertId());
                    row.setLong(2, wait.waiting().alertVersion());
                    row.setObject(3, wait.waiting().routeId());
                    row.setInt(4, wait.waiting().step());
                    row.setObject(5, wait.dueAt().atOffset(ZoneOffset.UTC));
                });
    }

    /**
     * Someone has taken care of the alerts.
     *
     * @param versions by alert at which that was
     */
    void cancel(Map<UUID, Long> versions) {
        if (versions.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update notification_escalation as escalation set state = 'cancelled'
                        from unnest(:alerts, :versions) as ended (alert_id, version)
                        where escalation.alert_id = ended.alert_id
                          and escalation.alert_version <= ended.version
                          and escalation.state = 'waiting'
                        """)
                .param("alerts", new SqlArrayValue("uuid", versions.keySet().toArray()))
                .param("versions", new SqlArrayValue("bigint", versions.values().toArray()))
                .update();
    }

    /** Whether anything waits, whenever it will be due. */
    boolean areWaiting() {
        return jdbc.sql(
                        "select exists (select from notification_escalation"
                                + " where state = 'waiting')")
                .query(Boolean.class)
                .single();
    }

    /** Nobody is to be told any more. */
    void drop(Waiting waiting) {
        jdbc.sql(
                        """
                        update notification_escalation set state = 'cancelled'
                        where alert_id = :alert and alert_version = :version
                          and route_id = :route and step = :step
                        """)
                .param("alert", waiting.alertId())
                .param("version", waiting.alertVersion())
                .param("route", waiting.routeId())
                .param("step", waiting.step())
                .update();
    }

    /**
     * Takes steps that are due, in the caller's transaction; replicas take different ones.
     *
     * @param tooOld a step of a route that is off waits for it unless it was due before then
     */
    List<Waiting> take(Instant now, Instant tooOld) {
        return jdbc.sql(
                        """
                        update notification_escalation set state = 'told'
                        where (alert_id, alert_version, route_id, step) in (
                            select alert_id, alert_version, route_id, step
                            from notification_escalation candidate
                            where state = 'waiting' and due_at <= :now
                              and (due_at < :tooOld or not exists (
                                  select from notification_entry route
                                  where route.id = candidate.route_id
                                    and not (route.enabled and route.approved_by is not null)))
                            order by due_at limit :batch
                            for update skip locked)
                        returning alert_id, alert_version, route_id, step
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tooOld", tooOld.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query((row, number) ->
                        new Waiting(
                                row.getObject("alert_id", UUID.class),
                                row.getLong("alert_version"),
                                row.getObject("route_id", UUID.class),
                                row.getInt("step")))
                .list();
    }
}
