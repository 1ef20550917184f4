package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.contracts.WireJson;

import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String ADD =
            """
            insert into notification_digest_entry (channel_id, route_id, change_id, alert_id, at,
                                                   due_at, brief)
            values (?, ?, ?, ?, ?, ?, ?::json)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DigestEntries(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A channel and the route whose digest it gets. */
    record Key(UUID channelId, UUID routeId) {}

    /** What a digest is made of. */
    record Gathered(Instant at, Instant dueAt, AlertBrief brief) {}

    /** A change that is told with the digest. */
    record NewEntry(Key key, UUID changeId, Gathered gathered) {}

    /** Adds those that are not there yet. */
    void add(List<NewEntry> entries) {
        batches.batchUpdate(
                ADD,
                entries,
                Math.max(1, entries.size()),
                (row, entry) -> {
                    Gathered gathered = entry.gathered();
                    row.setObject(1, entry.key().channelId());
                    row.setObject(2, entry.key().routeId());
                    row.setObject(3, entry.changeId());
                    row.setObject(4, gathered.brief().id());
                    row.setObject(5, gathered.at().atOffset(ZoneOffset.UTC));
                    row.setObject(6, gathered.dueAt().atOffset(ZoneOffset.UTC));
                    row.setString(7, WireJson.MAPPER.writeValueAsString(gathered.brief()));
                });
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
