package io.threatmonitor.ingest.rejections;

import static java.util.stream.Collectors.toMap;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;

/** The rejected events in PostgreSQL. Thread-safe. */
@Repository
public class Rejections {

    private static final String ALL_BUT_THE_ORIGINAL =
            """
            id, received_at, sensor_id, source_name, format, errors, original_size,
            original_size > octet_length(original) as truncated, status, settled_by, settled_at,
            event_id
            """;

    private final JdbcClient jdbc;
    private final NewestFirst<Rejection> list;

    Rejections(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc,
                        ALL_BUT_THE_ORIGINAL,
                        "rejected_event",
                        "received_at",
                        "id",
                        Rejections::rejection);
    }

    /** One more than the page has, if there are so many. */
    List<Rejection> page(RejectionFilter filter, PageRequest page) {
        return list.rows(filter.where(), page);
    }

    /** No further than needed to know that there are too many. */
    MatchCount count(RejectionFilter filter) {
        return list.count(filter.where());
    }

    Optional<Rejection> find(UUID id) {
        return jdbc.sql(
                        "select %s from rejected_event where id = :id"
                                .formatted(ALL_BUT_THE_ORIGINAL))
                .param("id", id)
                .query(Rejections::rejection)
                .optional()
                .flatMap(found ->
                        originalsOf(List.of(id)).values().stream()
                                .findFirst()
                                .map(RejectedOriginal::of)
                                .map(found::with));
    }

    /** Those that there are, in the order in which they came. */
    public List<UUID> inOrder(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        select id from rejected_event where id = any(:ids)
                        order by received_at, id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The same as rows that nobody else changes until the transaction ends. */
    public List<Rejection> lock(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        select %s from rejected_event where id = any(:ids)
                        order by received_at, id for update
                        """
                                .formatted(ALL_BUT_THE_ORIGINAL))
                .param("ids", ids.toArray(UUID[]::new))
                .query(Rejections::rejection)
                .list();
    }

    /** What was kept of each. */
    public Map<UUID, byte[]> originalsOf(Collection<UUID> ids) {
        return jdbc
                .sql("select id, original from rejected_event where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getBytes("original")))
                .list() // a stream would keep its connection
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /**
     * @param eventId what it became, where it was replayed
     */
    public void settle(
            UUID id, RejectionStatus status, @Nullable UUID eventId, String by, Instant at) {
        jdbc.sql(
                        """
                        update rejected_event
                        set status = :status, event_id = :event, settled_by = :by, settled_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("status", status.wireName())
                .param("event", eventId, Types.OTHER)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Rejection rejection(ResultSet row, int number) throws SQLException {
        return new Rejection(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("sensor_id"),
                row.getString("source_name"),
                row.getString("format"),
                List.of(WireJson.MAPPER.readValue(row.getString("errors"), FieldError[].class)),
                row.getLong("original_size"),
                row.getBoolean("truncated"),
                RejectionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("settled_by"),
                instant(row.getObject("settled_at", OffsetDateTime.class)),
                row.getObject("event_id", UUID.class),
                null);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
