package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.Cursor.Direction;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The events of the past, ordered by when they were received. Thread-safe. */
@Repository
class EventHistory {

    private static final RowMapper<SecurityEvent> DOCUMENT =
            (row, number) ->
                    WireJson.MAPPER.readValue(row.getString("document"), SecurityEvent.class);

    /**
     * UUIDs of version 5 follow from a sender's id (RFC 9562 section 5.5): of these, only the first
     * that was received counts. The versions of all others cannot be received twice, only read
     * twice from the topic.
     */
    private static final String STORE =
            """
            with batch as (
                select * from unnest(
                    :received_at::timestamptz[], :id::uuid[], :severity::text[],
                    :event_type::text[], :source_name::text[], :document::jsonb[])
                as record(received_at, id, severity, event_type, source_name, document)
            ), first as (
                insert into sender_identified_event (id, received_at)
                select id, received_at from batch where uuid_extract_version(id) = 5
                on conflict do nothing
                returning id, received_at
            )
            insert into event (received_at, id, severity, event_type, source_name, document)
            select * from batch
            where uuid_extract_version(id) is distinct from 5
               or (id, received_at) in (select id, received_at from first)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    EventHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores what is not yet stored, in one statement. */
    void store(List<ReceivedEvent> events) {
        jdbc.sql(STORE)
                .param("received_at", column(events, received -> received.receivedAt().toString()))
                .param("id", column(events, received -> received.event().id().toString()))
                .param("severity", column(events, received -> nameOf(received.event().severity())))
                .param(
                        "event_type",
                        column(events, received -> nameOf(received.event().eventType())))
                .param("source_name", column(events, received -> received.event().sourceName()))
                .param("document", column(events, ReceivedEvent::document))
                .update();
    }

    Optional<SecurityEvent> find(UUID id) {
        return jdbc.sql("select document from event where id = :id")
                .param("id", id)
                .query(DOCUMENT)
                .optional();
    }

    /** One row more than the page has, as {@link Pages} wants it. */
    List<SecurityEvent> search(EventFilter filter, PageRequest page) {
        var conditions = filter.conditions();
        Cursor cursor = page.cursor();
        if (cursor != null) {
            ArrivalTimes.check("cursor", cursor.at());
            conditions.and(
                    page.towardsNewer()
                            ? "(received_at, id) > (:at, :last_id)"
                            : "(received_at, id) < (:at, :last_id)");
            conditions.param("at", atUtc(cursor.at())).param("last_id", cursor.id());
        }
        String order =
                page.towardsNewer()
                        ? " order by received_at, id"
                        : " order by received_at desc, id desc";
        return jdbc.sql(
                        "select document from event"
                                + conditions.where()
                                + order
                                + " limit :row_limit")
                .params(conditions.params())
                .param("row_limit", page.limit() + 1)
                .query(DOCUMENT)
                .list();
    }

    /** How many events match, counted no further than needed to know that there are too many. */
    long count(EventFilter filter) {
        var conditions = filter.conditions();
        return jdbc.sql(
                        "select count(*) from (select 1 from event"
                                + conditions.where()
                                + " limit :most) as counted")
                .params(conditions.params())
                .param("most", Pages.EXACT_COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    static Cursor placeOf(SecurityEvent event, Direction direction) {
        return new Cursor(ReceivedEvent.timeOf(event), event.id(), direction);
    }

    static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String[] column(
            List<ReceivedEvent> events, Function<ReceivedEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }
}
