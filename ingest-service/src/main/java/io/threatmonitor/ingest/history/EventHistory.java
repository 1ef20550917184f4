package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.history.recording.ArrivalTimes;
import io.threatmonitor.ingest.history.recording.EventDays;
import io.threatmonitor.ingest.history.recording.ReceivedEvent;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.Cursor.Direction;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The events of the past, ordered by when they were received. Thread-safe. */
@Repository
class EventHistory {

    private static final RowMapper<SecurityEvent> DOCUMENT =
            (row, number) ->
                    WireJson.MAPPER.readValue(row.getString("document"), SecurityEvent.class);

    private static final String NEWEST_FIRST = " order by received_at desc, id desc";

    /** Rows that an export holds in memory. */
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final EventDays days;
    private final BoundedReads reads;
    private final HistoryProperties properties;

    EventHistory(
            JdbcClient jdbc, EventDays days, BoundedReads reads, HistoryProperties properties) {
        this.jdbc = jdbc;
        this.days = days;
        this.reads = reads;
        this.properties = properties;
    }

    /** The first that was received, where an id of its sender's choice came again much later. */
    Optional<SecurityEvent> find(UUID id) {
        return reads.read(() ->
                jdbc.sql("select document from event where id = :id order by received_at limit 1")
                        .param("id", id)
                        .query(DOCUMENT)
                        .optional());
    }

    /** One row more than the page has, as {@link Pages} wants it. */
    List<SecurityEvent> search(EventFilter filter, PageRequest page) {
        if (page.cursor() != null) {
            ArrivalTimes.check("cursor", page.cursor().at());
        }
        return reads.read(() -> {
            var rows = new ArrayList<SecurityEvent>();
            for (var window : windowsOf(filter, page)) {
                rows.addAll(pageWithin(window, filter, page, page.limit() + 1 - rows.size()));
                if (rows.size() > page.limit()) {
                    break;
                }
            }
            return rows;
        });
    }

    private List<DayWindow> windowsOf(EventFilter filter, PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return DayWindow.newestFirst(days.newestFirst(), filter.from(), filter.to());
        }
        Instant at = cursor.at();
        if (page.towardsNewer()) {
            Instant from = filter.from() != null && filter.from().isAfter(at) ? filter.from() : at;
            return DayWindow.oldestFirst(days.newestFirst(), from, filter.to());
        }
        Instant behind = at.plusNanos(1_000); // events of the cursor's own time may still come
        Instant to = filter.to() != null && filter.to().isBefore(behind) ? filter.to() : behind;
        return DayWindow.newestFirst(days.newestFirst(), filter.from(), to);
    }

    private List<SecurityEvent> pageWithin(
            DayWindow window, EventFilter filter, PageRequest page, int limit) {
        var conditions = during(window, filter);
        Cursor cursor = page.cursor();
        if (cursor != null) {
            conditions.and(
                    page.towardsNewer()
                            ? "(received_at, id) > (:at, :last_id)"
                            : "(received_at, id) < (:at, :last_id)");
            conditions.param("at", atUtc(cursor.at())).param("last_id", cursor.id());
        }
        String order = page.towardsNewer() ? " order by received_at, id" : NEWEST_FIRST;
        return jdbc.sql(
                        "select document from event"
                                + conditions.where()
                                + order
                                + " limit :row_limit")
                .params(conditions.params())
                .param("row_limit", limit)
                .query(DOCUMENT)
                .list();
    }

    /**
     * How many events match, counted no further than needed to know that there are too many, and no
     * longer than a page may wait for it.
     */
    MatchCount count(EventFilter filter) {
        var windows = DayWindow.newestFirst(days.newestFirst(), filter.from(), filter.to());
        long deadline = System.nanoTime() + properties.countTimeout().toNanos();
        long counted = 0;
        for (var window : windows) {
            long most = Pages.EXACT_COUNT_LIMIT + 1 - counted;
            long left = deadline - System.nanoTime();
            Long more = left > 0 ? countWithin(window, filter, most, Duration.ofNanos(left)) : null;
            if (more == null) {
                return new MatchCount(counted, false);
            }
            counted += more;
            if (counted > Pages.EXACT_COUNT_LIMIT) {
                return new MatchCount(Pages.EXACT_COUNT_LIMIT, false);
            }
        }
        return new MatchCount(counted, true);
    }

    private @Nullable Long countWithin(
            DayWindow window, EventFilter filter, long most, Duration time) {
        var conditions = during(window, filter);
        try {
            return reads.within(
                    time,
                    () ->
                            jdbc.sql(
                                            "select count(*) from (select 1 from event"
                                                    + conditions.where()
                                                    + " limit :most) as counted")
                                    .params(conditions.params())
                                    .param("most", most)
                                    .query(Long.class)
                                    .single());
        } catch (QueryTimeoutException e) {
            return null;
        }
    }

    /** Hands over the JSON text of each event that matches, newest first, a few at a time. */
    void forEach(EventFilter filter, Consumer<String> documents) {
        reads.read(() -> {
            // Day by day, so that what needs sorting is no more than a day.
            for (var day : days.newestFirst()) {
                for (var window : DayWindow.newestFirst(List.of(day), filter.from(), filter.to())) {
                    forEachWithin(window, filter, documents);
                }
            }
            return documents;
        });
    }

    private void forEachWithin(DayWindow window, EventFilter filter, Consumer<String> documents) {
        var conditions = during(window, filter);
        try (var rows =
                jdbc
                        .sql("select document from event" + conditions.where() + NEWEST_FIRST)
                        .withFetchSize(ROWS_AT_ONCE)
                        .params(conditions.params())
                        .query(String.class)
                        .stream()) {
            rows.forEach(documents);
        }
    }

    static Conditions during(DayWindow window, EventFilter filter) {
        return filter.conditions()
                .and("received_at >= :from")
                .and("received_at < :to")
                .param("from", atUtc(window.from()))
                .param("to", atUtc(window.to()));
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
}
