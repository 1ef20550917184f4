package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The deliveries in PostgreSQL, for whoever makes and sends them. Its clock counts for waits and
 * leases, so that the replicas agree.
 */
@Repository
class Deliveries {

    private static final String ADD =
            """
            insert into notification_delivery (id, channel_id, channel_name, route_name, alert_id,
                                               reason, level, notification, give_up_at,
                                               state, detail, finished_at, created_at,
                                               next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::json, now() + ? * interval '1 ms', ?, ?,
                    case when ? then now() end, now(), now())
            on conflict (id) do nothing
            """;

    /** Leaves out what another replica is at, and what must wait for something about its alert. */
    private static final String CLAIM =
            """
            update notification_delivery
            set claimed_until = now() + :lease * interval '1 ms', attempts = attempts + 1
            where id = (
                select candidate.id from notification_delivery candidate
                where candidate.channel_id = :channel and candidate.state = 'due'
                  and candidate.next_attempt_at <= now()
                  and (candidate.claimed_until is null or candidate.claimed_until < now())
                  and not exists (
                      select from notification_delivery earlier
                      where earlier.channel_id = candidate.channel_id
                        and earlier.alert_id = candidate.alert_id and earlier.state = 'due'
                        and earlier.position < candidate.position)
                order by candidate.position limit 1
                for update skip locked)
            returning id, notification, attempts, give_up_at, claimed_until
            """;

    private static final String DUE_CHANNELS =
            """
            select entry.id from notification_entry entry
            where entry.kind = 'channel' and entry.enabled and entry.approved_by is not null
              and exists (
                  select from notification_delivery delivery
                  where delivery.channel_id = entry.id and delivery.state = 'due'
                    and delivery.next_attempt_at <= now()
                    and (delivery.claimed_until is null or delivery.claimed_until < now()))
            """;

    /** One of these is the first that a channel hears of an alert, and so of its severity. */
    static final Set<Reason> FIRST_TELL_OF_AN_ALERT =
            EnumSet.of(Reason.RAISED, Reason.REOPENED, Reason.ESCALATED, Reason.BREACHED);

    private static final String LISTENERS =
            """
            select distinct on (alert_id, channel_id) alert_id, channel_id, level
            from notification_delivery
            where alert_id = any (:alerts) and reason in (:reasons)
            order by alert_id, channel_id, position
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DeliveryProperties properties;

    Deliveries(JdbcClient jdbc, JdbcTemplate batches, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.properties = properties;
    }

    /** Adds those that are not there yet. */
    void add(List<NewDelivery> deliveries) {
        add(deliveries, DeliveryState.DUE, null);
    }

    /** Adds what can go nowhere, for the log, unless it is there. */
    void addLost(List<NewDelivery> lost, String why) {
        add(lost, DeliveryState.FAILED, why);
    }

    private void add(List<NewDelivery> deliveries, DeliveryState state, @Nullable String detail) {
        batches.batchUpdate(
                ADD,
                deliveries,
                Math.max(1, deliveries.size()),
                (row, delivery) -> {
                    Notification notification = delivery.notification();
                    row.setObject(1, notification.id());
                    row.setObject(2, delivery.channelId());
                    row.setString(3, delivery.channelName());
                    row.setString(4, delivery.route());
                    row.setObject(5, delivery.alertId());
                    row.setString(6, notification.reason().word());
                    row.setString(7, notification.level().name().toLowerCase(Locale.ROOT));
                    row.setString(8, WireJson.MAPPER.writeValueAsString(notification));
                    row.setLong(9, properties.retryFor().toMillis());
                    row.setString(10, state.word());
                    row.setString(11, detail);
                    row.setBoolean(12, state != DeliveryState.DUE);
                });
    }

    /** By alert the channels that know of it, each with the severity that it was first told. */
    Map<UUID, Map<UUID, Severity>> listenersOf(Set<UUID> alertIds) {
        var listeners = new HashMap<UUID, Map<UUID, Severity>>();
        jdbc.sql(LISTENERS)
                .param("alerts", new SqlArrayValue("uuid", alertIds.toArray()))
                .param("reasons", FIRST_TELL_OF_AN_ALERT.stream().map(Reason::word).toList())
                .query(row -> {
                    listeners
                            .computeIfAbsent(
                                    row.getObject("alert_id", UUID.class), id -> new HashMap<>())
                            .put(
                                    row.getObject("channel_id", UUID.class),
                                    Severity.valueOf(
                                            row.getString("level").toUpperCase(Locale.ROOT)));
                });
        return listeners;
    }

    /** The channels in force that have something to send now. */
    List<UUID> dueChannels() {
        return jdbc.sql(DUE_CHANNELS).query(UUID.class).list();
    }

    /** The next one of a channel, for this replica alone until the lease ends. */
    Optional<DueDelivery> claim(UUID channelId) {
        return jdbc.sql(CLAIM)
                .param("channel", channelId)
                .param("lease", properties.lease().toMillis())
                .query((row, number) ->
                        new DueDelivery(
                                row.getObject("id", UUID.class),
                                WireJson.MAPPER.readValue(
                                        row.getString("notification"), Notification.class),
                                row.getInt("attempts"),
                                instant(row, "give_up_at"),
                                instant(row, "claimed_until")))
                .optional();
    }

    void finish(DueDelivery delivery, DeliveryState state, String detail) {
        settle(
                delivery,
                "state = :state, detail = :detail, finished_at = now(), claimed_until = null",
                Map.of("state", state.word(), "detail", detail));
    }

    void tryAgain(DueDelivery delivery, Duration wait, String detail) {
        settle(
                delivery,
                "next_attempt_at = now() + :wait * interval '1 ms', detail = :detail,"
                        + " claimed_until = null",
                Map.of("wait", wait.toMillis(), "detail", detail));
    }

    /** As if it had not been claimed. */
    void release(DueDelivery delivery) {
        settle(delivery, "attempts = attempts - 1, claimed_until = null", Map.of());
    }

    /** Ends what nobody took in time, also on channels that are off or gone. */
    int giveUp() {
        return jdbc.sql(
                        """
                        update notification_delivery
                        set state = 'failed', finished_at = now(), claimed_until = null,
                            detail = coalesce(detail || '; ', '') || 'given up'
                        where state = 'due' and give_up_at < now()
                          and (claimed_until is null or claimed_until < now())
                        """)
                .update();
    }

    /** Forgets what is older than the log is kept. */
    void forget() {
        long age = properties.keepFor().toMillis();
        jdbc.sql(
                        "delete from notification_delivery where state <> 'due'"
                                + " and created_at < now() - :age * interval '1 ms'")
                .param("age", age)
                .update();
        jdbc.sql(
                        "delete from notification_escalation where state <> 'waiting'"
                                + " and due_at < now() - :age * interval '1 ms'")
                .param("age", age)
                .update();
    }

    /** Only while the claim holds: past it the delivery is another replica's. */
    private void settle(DueDelivery delivery, String change, Map<String, ?> values) {
        jdbc.sql(
                        "update notification_delivery set "
                                + change
                                + " where id = :id and claimed_until = :claimedUntil")
                .params(values)
                .param("id", delivery.id())
                .param("claimedUntil", delivery.claimedUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
