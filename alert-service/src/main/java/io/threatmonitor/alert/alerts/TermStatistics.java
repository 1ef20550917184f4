package io.threatmonitor.alert.alerts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.util.Set;

/**
 * What PostgreSQL knows of how often terms are there. Of those that some 1 in 400 alerts have it
 * knows how many; of every other it expects half as many, also where it is one alert in a million.
 * With several of those, or few alerts wanted, it would then walk the whole list in its order, as
 * it expects to meet enough of them soon.
 */
@Repository
class TermStatistics {

    private final JdbcClient jdbc;

    TermStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves to PostgreSQL how alerts are found only where it can tell how many they are. */
    Conditions guide(Conditions where) {
        Set<Long> terms = where.terms();
        if (!terms.isEmpty() && !where.areMetBy(commonOf(terms))) {
            where.findBeforeSorting();
        }
        return where;
    }

    private Set<Long> commonOf(Set<Long> terms) {
        return jdbc.sql(
                        """
                        select term from pg_stats, unnest(most_common_elems::text::bigint[]) as term
                        where schemaname = current_schema and tablename = 'alert' and attname = 'terms'
                          and term = any (:terms)
                        """)
                .param("terms", new SqlArrayValue("bigint", terms.toArray()))
                .query(Long.class)
                .set();
    }
}
