package io.threatmonitor.alert.alerts;

import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/** How many alerts a list has, counted no further than a client is told. */
@Repository
class AlertCounts {

    private static final long MOST = Pages.EXACT_COUNT_LIMIT + 1;

    /** As many as are looked at in the time in which the index finds a term that one in six has. */
    private static final int NEWEST = 6 * Pages.EXACT_COUNT_LIMIT;

    private static final int SAMPLE = 1_000;

    private final JdbcClient jdbc;

    AlertCounts(DataSource database) {
        this.jdbc = AlertQueries.limited(database);
    }

    /**
     * @param moment for the alerts as they were then, null for how they are
     */
    MatchCount count(AlertFilter filter, @Nullable Instant moment, AlertSort sort) {
        var where = sort.narrow(Conditions.of(filter)).asOf(moment);
        return MatchCount.of(moment == null ? countNow(where) : count(moment, where));
    }

    /**
     * Those that were raised within one of {@code spans}.
     *
     * @param spans null for any time
     */
    MatchCount raisedWithin(AlertFilter filter, @Nullable List<Span> spans) {
        return MatchCount.of(countNow(Conditions.of(filter).within(spans)));
    }

    private long countNow(Conditions where) {
        if (!where.terms().isEmpty() && areCommon(where)) {
            long newest = amongNewest(NEWEST, where);
            if (newest == MOST) {
                return newest;
            }
        }
        return count(null, where);
    }

    private long count(@Nullable Instant moment, Conditions where) {
        return countOf(AlertHistory.select("", moment, where, "limit :most"), where);
    }

    /** The index of terms first finds all that there are, which are many then. */
    private boolean areCommon(Conditions where) {
        return amongNewest(SAMPLE, where) * NEWEST / SAMPLE >= MOST;
    }

    private long amongNewest(int alerts, Conditions where) {
        return countOf(
                """
                select from (select * from alert order by created_at desc, id desc limit %d) as alert
                %s limit :most
                """
                        .formatted(alerts, where),
                where);
    }

    private long countOf(String rows, Conditions where) {
        return jdbc.sql("select count(*) from (%s) as counted".formatted(rows))
                .params(where.values())
                .param("most", MOST)
                .query(Long.class)
                .single();
    }
}
