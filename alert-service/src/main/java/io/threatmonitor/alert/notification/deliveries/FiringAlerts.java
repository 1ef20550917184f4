package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.contracts.WireJson;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What Alertmanagers are to know by now, as the log of deliveries has it. */
@Repository
class FiringAlerts {

    /** The first question is for most of the time the last, and locks nothing. */
    private static final String CLAIM =
            """
            insert into notification_repost (channel_id, reposted_at)
            select entry.id, now() from notification_entry entry
            where entry.kind = 'channel' and entry.definition ->> 'kind' = 'alertmanager'
              and entry.enabled and entry.approved_by is not null
              and not exists (
                  select from notification_repost recent
                  where recent.channel_id = entry.id
                    and recent.reposted_at > now() - :every * interval '1 ms')
            on conflict (channel_id) do update set reposted_at = now()
            where notification_repost.reposted_at <= now() - :every * interval '1 ms'
            returning channel_id
            """;

    /** What failed was never heard, but an alert that is resolved must not fire again. */
    private static final String FIRING =
            """
            select notification from (
                select distinct on (alert_id) notification, reason, state
                from notification_delivery
                where channel_id = :channel and alert_id is not null
                  and (state <> 'failed' or reason = 'resolved')
                order by alert_id, position desc) as latest
            where latest.state = 'sent' and latest.reason <> 'resolved'
            """;

    private static final String RESOLVED =
            """
            select notification from (
                select distinct on (alert_id) notification, reason
                from notification_delivery
                where channel_id = :channel and alert_id = any (:alerts)
                order by alert_id, position desc) as latest
            where latest.reason = 'resolved'
            """;

    private static final RowMapper<Notification> NOTIFICATION =
            (row, number) ->
                    WireJson.MAPPER.readValue(row.getString("notification"), Notification.class);

    private final JdbcClient jdbc;

    FiringAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The Alertmanagers in force that nobody has told again for so long; now this replica does. */
    List<UUID> claim(Duration every) {
        return jdbc.sql(CLAIM).param("every", every.toMillis()).query(UUID.class).list();
    }

    /** The last thing that the channel has taken of each alert that fires there. */
    List<Notification> of(UUID channel) {
        return jdbc.sql(FIRING).param("channel", channel).query(NOTIFICATION).list();
    }

    /** The end of those among {@code alerts} that are to fire no more. */
    List<Notification> resolved(UUID channel, Collection<UUID> alerts) {
        return jdbc.sql(RESOLVED)
                .param("channel", channel)
                .param("alerts", new SqlArrayValue("uuid", alerts.toArray()))
                .query(NOTIFICATION)
                .list();
    }
}
