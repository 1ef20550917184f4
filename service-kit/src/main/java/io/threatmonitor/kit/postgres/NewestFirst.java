package io.threatmonitor.kit.postgres;

import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * The rows of a table as a list shows them, newest first, for {@link Pages}. Thread-safe.
 *
 * @param <T> what a row is read as
 */
public final class NewestFirst<T> {

    private final JdbcClient jdbc;
    private final String columns;
    private final String table;
    private final String time;
    private final String id;
    private final RowMapper<T> mapper;

    /**
     * @param columns that the mapper reads, as in a {@code select}
     * @param time the column that says how old a row is
     * @param id the column that tells apart rows of the same time
     */
    public NewestFirst(
            JdbcClient jdbc,
            String columns,
            String table,
            String time,
            String id,
            RowMapper<T> mapper) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.table = table;
        this.time = time;
        this.id = id;
        this.mapper = mapper;
    }

    /** One row more than the page has, to know whether there is a page after it. */
    public List<T> rows(Where where, PageRequest page) {
        var shown = where.copy();
        Cursor cursor = page.cursor();
        if (cursor != null) {
            shown.and("(%s, %s) %s (:at, :id)".formatted(time, id, page.towardsNewer() ? ">" : "<"))
                    .value("at", cursor.at())
                    .value("id", cursor.id());
        }
        return jdbc.sql(
                        "select %s from %s %s order by %s %6$s, %s %6$s limit :limit"
                                .formatted(
                                        columns,
                                        table,
                                        shown,
                                        time,
                                        id,
                                        page.towardsNewer() ? "asc" : "desc"))
                .params(shown.values())
                .param("limit", page.limit() + 1)
                .query(mapper)
                .list();
    }

    /** How many there are, counted no further than a client is told. */
    public MatchCount count(Where where) {
        return MatchCount.of(
                jdbc.sql(
                                "select count(*) from (select from %s %s limit :limit) as counted"
                                        .formatted(table, where))
                        .params(where.values())
                        .param("limit", Pages.EXACT_COUNT_LIMIT + 1)
                        .query(Long.class)
                        .single());
    }
}
