package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.kit.api.PageRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

/** The alerts in PostgreSQL, for whoever reads them. */
@Repository
public class AlertQueries {

    /** A question that takes longer than this asks for too much at once. */
    private static final int LONGEST_SECONDS = 10;

    private final JdbcClient jdbc;
    private final Relations relations;
    private final TermStatistics statistics;
    private final Clock clock;

    AlertQueries(DataSource database, Relations relations, TermStatistics statistics, Clock clock) {
        this.jdbc = limited(database);
        this.relations = relations;
        this.statistics = statistics;
        this.clock = clock;
    }

    static JdbcClient limited(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(LONGEST_SECONDS);
        return JdbcClient.create(template);
    }

    /**
     * One row more than the page has, to know whether there is a page after it.
     *
     * @param moment for the alerts as they were then, null for how they are
     */
    List<AlertSnapshot> rows(
            AlertFilter filter, @Nullable Instant moment, AlertSort sort, PageRequest page) {
        return rows(sort.narrow(Conditions.of(filter)).asOf(moment), moment, sort, page);
    }

    /** As {@link #rows}, of those that were raised within one of {@code spans}, newest first. */
    List<AlertSnapshot> raisedWithin(
            AlertFilter filter, @Nullable List<Span> spans, PageRequest page) {
        return rows(Conditions.of(filter).within(spans), null, AlertSort.NEWEST, page);
    }

    private List<AlertSnapshot> rows(
            Conditions where, @Nullable Instant moment, AlertSort sort, PageRequest page) {
        String order = sort.order(page.towardsNewer());
        Conditions guided = statistics.guide(where.beyond(sort, page));
        return jdbc.sql(
                        AlertHistory.select(
                                AlertHistory.COLUMNS,
                                moment,
                                guided,
                                "order by %s limit :limit".formatted(order)))
                .params(guided.values())
                .param("limit", page.limit() + 1)
                .query(AlertRows.alertSeenAt(moment == null ? clock.instant() : moment))
                .list();
    }

    /** The alert, its timeline and what belongs to it as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<AlertDetail> detail(AlertReference reference) {
        return alert(reference)
                .map(alert -> new AlertDetail(alert, timeline(alert.id()), relations.of(alert)));
    }

    /** The newest that match, each in the version that matches. */
    List<BulkTarget> targets(AlertFilter filter, int limit) {
        var where = Conditions.of(filter);
        return jdbc.sql(
                        """
                        select id, version from alert %s
                        order by created_at desc, id desc limit :limit
                        """
                                .formatted(where))
                .params(where.values())
                .param("limit", limit)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new BulkTarget(id.toString(), id, row.getLong("version"));
                })
                .list();
    }

    /** The ids of the alerts that there are, by how they are called. */
    Map<AlertReference, UUID> ids(Collection<AlertReference> references) {
        var ids = new HashMap<AlertReference, UUID>();
        jdbc.sql("select id, number from alert where id = any (:ids) or number = any (:numbers)")
                .param(
                        "ids",
                        array(
                                "uuid",
                                references,
                                AlertReference.ById.class,
                                AlertReference.ById::id))
                .param(
                        "numbers",
                        array(
                                "bigint",
                                references,
                                AlertReference.ByNumber.class,
                                AlertReference.ByNumber::number))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    ids.put(new AlertReference.ById(id), id);
                    ids.put(new AlertReference.ByNumber(row.getLong("number")), id);
                });
        return ids;
    }

    /** The alert as it is now. */
    public Optional<AlertSnapshot> alert(UUID id) {
        return alert(new AlertReference.ById(id));
    }

    Optional<AlertSnapshot> alert(AlertReference reference) {
        var query =
                switch (reference) {
                    case AlertReference.ById(UUID id) ->
                            jdbc.sql("select * from alert where id = ?").param(id);
                    case AlertReference.ByNumber(long number) ->
                            jdbc.sql("select * from alert where number = ?").param(number);
                };
        return query.query(AlertRows.alertSeenAt(clock.instant())).optional();
    }

    private List<AlertTransition> timeline(UUID alertId) {
        return jdbc.sql("select * from alert_transition where alert_id = ? order by version")
                .param(alertId)
                .query(AlertRows::transition)
                .list();
    }

    private static <R extends AlertReference> SqlArrayValue array(
            String type,
            Collection<AlertReference> references,
            Class<R> kind,
            Function<R, Object> value) {
        return new SqlArrayValue(
                type,
                references.stream().filter(kind::isInstance).map(kind::cast).map(value).toArray());
    }
}
