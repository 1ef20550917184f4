package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.contracts.WireJson;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What waits to be told together with others, in PostgreSQL. */
@Repository
class DigestEntries {

    private final JdbcClient jdbc;

    DigestEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A channel and the route whose digest it gets. */
    record Key(UUID channelId, UUID routeId) {}

    /** What a digest is made of. */
    record Gathered(Instant at, Instant dueAt, AlertBrief brief) {}

    void add(Key key, UUID changeId, Gathered gathered) {
        jdbc.sql(
                        """
                        insert into notification_digest_entry (channel_id, route_id, change_id,
                                                               alert_id, at, due_at, brief)
                        values (:channel, :route, :change, :alert, :at, :dueAt, :brief::json)
                        on conflict do nothing
                        """)
                .param("channel", key.channelId())
                .param("route", key.routeId())
                .param("change", changeId)
                .param("alert", gathered.brief().id())
                .param("at", gathered.at().atOffset(ZoneOffset.UTC))
                .param("dueAt", gathered.dueAt().atOffset(ZoneOffset.UTC))
                .param("brief", WireJson.MAPPER.writeValueAsString(gathered.brief()))
                .update();
    }

    List<Key> due(Instant now) {
        return jdbc.sql(
                        "select distinct channel_id, route_id from notification_digest_entry"
                                + " where due_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Key(
                                row.getObject("channel_id", UUID.class),
                                row.getObject("route_id", UUID.class)))
                .list();
    }

    /**
     * Takes out what is due, in the caller's transaction. Of two replicas the second waits for the
     * first and gets nothing.
     */
    List<Gathered> take(Key key, Instant now) {
        return jdbc.sql(
                        """
                        delete from notification_digest_entry
                        where channel_id = :channel and route_id = :route and due_at <= :now
                        returning at, due_at, brief
                        """)
                .param("channel", key.channelId())
                .param("route", key.routeId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Gathered(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                                WireJson.MAPPER.readValue(
                                        row.getString("brief"), AlertBrief.class)))
                .list();
    }
}
