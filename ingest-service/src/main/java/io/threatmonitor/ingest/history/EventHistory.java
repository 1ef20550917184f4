package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.history.recording.EventDays;
import io.threatmonitor.ingest.history.recording.ReceivedEvent;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.Cursor.Direction;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Duration;
import java.time.Instant;
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

    private static final String NEWEST_FIRST = "order by received_at desc, id desc";

    /** Rows that an export holds in memory. */
    private static final int ROWS_AT_ONCE = 500;

    /** What a page has of one stretch of days. */
    private record PageQuery(Where where, String order, int limit) {}

    /**
     * Ways to the same rows. The planner takes conditions to be independent of each other and of
     * the time. Where they are not, it expects a page full of matches soon, and would read a whole
     * day in the order of time to find a few.
     */
    enum Way {
        IN_ORDER("select document from event %s %s limit :row_limit", Duration.ofMillis(40)),

        /** With {@code offset 0}, the planner does not know that only some matches are wanted. */
        MATCHES_FIRST(
                """
                select document
                from (select received_at, id, document from event %s offset 0) as matching
                %s limit :row_limit
                """,
                Duration.ofMillis(500)),

        /** For as long as a search may take. */
        PATIENTLY(IN_ORDER.sql, Duration.ZERO);

        private final String sql;
        private final Duration most;

        Way(String sql, Duration most) {
            this.sql = sql;
            this.most = most;
        }
    }

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
        return search(
                filter,
                page,
                filter.asksForTimeAtMost() ? List.of(Way.PATIENTLY) : List.of(Way.values()));
    }

    /**
     * @param ways to try one after the other, of which the last has time enough
     */
    List<SecurityEvent> search(EventFilter filter, PageRequest page, List<Way> ways) {
        var rows = new ArrayList<SecurityEvent>();
        var left = ways;
        for (var window : windowsOf(filter, page)) {
            var query = pageWithin(window, filter, page, page.limit() + 1 - rows.size());
            while (!read(query, left.getFirst(), rows)) {
                left = left.subList(1, left.size()); // older days are likely to be no different
            }
            if (rows.size() > page.limit()) {
                break;
            }
        }
        return rows;
    }

    /** Whether there was enough time for it. */
    private boolean read(PageQuery query, Way way, List<SecurityEvent> rows) {
        switch (way) {
            case IN_ORDER, MATCHES_FIRST -> {
                try {
                    rows.addAll(reads.within(way.most, () -> rowsOf(query, way)));
                } catch (QueryTimeoutException e) {
                    return false;
                }
            }
            case PATIENTLY -> rows.addAll(reads.read(() -> rowsOf(query, way)));
        }
        return true;
    }

    private List<SecurityEvent> rowsOf(PageQuery query, Way way) {
        return jdbc.sql(way.sql.formatted(query.where(), query.order()))
                .params(query.where().values())
                .param("row_limit", query.limit())
                .query(DOCUMENT)
                .list();
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

    private static PageQuery pageWithin(
            DayWindow window, EventFilter filter, PageRequest page, int limit) {
        var where = during(window, filter);
        Cursor cursor = page.cursor();
        if (cursor != null) {
            where.and(
                            page.towardsNewer()
                                    ? "(received_at, id) > (:at, :last_id)"
                                    : "(received_at, id) < (:at, :last_id)")
                    .value("at", cursor.at())
                    .value("last_id", cursor.id());
        }
        String order = page.towardsNewer() ? "order by received_at, id" : NEWEST_FIRST;
        return new PageQuery(where, order, limit);
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
                break;
            }
        }
        return MatchCount.of(counted);
    }

    private @Nullable Long countWithin(
            DayWindow window, EventFilter filter, long most, Duration time) {
        var where = during(window, filter);
        try {
            return reads.within(
                    time,
                    () ->
                            jdbc.sql(
                                            "select count(*) from (select 1 from event %s limit :most) as counted"
                                                    .formatted(where))
                                    .params(where.values())
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
        var where = during(window, filter);
        try (var rows =
                jdbc
                        .sql("select document from event %s %s".formatted(where, NEWEST_FIRST))
                        .withFetchSize(ROWS_AT_ONCE)
                        .params(where.values())
                        .query(String.class)
                        .stream()) {
            rows.forEach(documents);
        }
    }

    static Where during(DayWindow window, EventFilter filter) {
        return filter.where()
                .and("received_at >= :from", "from", window.from())
                .and("received_at < :to", "to", window.to());
    }

    static Cursor placeOf(SecurityEvent event, Direction direction) {
        return new Cursor(ReceivedEvent.timeOf(event), event.id(), direction);
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
