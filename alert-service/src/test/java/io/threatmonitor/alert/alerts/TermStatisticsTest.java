package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;

@AlertServiceTest
class TermStatisticsTest {

    private static final String BEFORE_SORTING = "offset 0";

    private final AlertsUnderTest alerts;
    private final TermStatistics statistics;
    private final JdbcClient jdbc;

    TermStatisticsTest(AlertsUnderTest alerts, TermStatistics statistics, JdbcClient jdbc) {
        this.alerts = alerts;
        this.statistics = statistics;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void know() {
        alerts.raise("busy-" + UUID.randomUUID(), 30);
        jdbc.sql("analyze alert").update();
    }

    @Test
    void leavesToTheDatabaseWhatItKnows() {
        String busiest = busiestSource();

        assertThat(find(List.of(busiest), null)).doesNotContain(BEFORE_SORTING);
        assertThat(find(List.of(busiest, "unheard-of"), null)).doesNotContain(BEFORE_SORTING);
        assertThat(find(List.of(), titleOf(busiest))).doesNotContain(BEFORE_SORTING);
    }

    @Test
    void findsAlertsBeforeTheyAreSortedWhereItDoesNotKnowHowFewTheyAre() {
        String busiest = busiestSource();

        assertThat(find(List.of("unheard-of", "unseen"), null)).contains(BEFORE_SORTING);
        assertThat(find(List.of(busiest), "unheard")).contains(BEFORE_SORTING);
        assertThat(find(List.of(), titleOf(busiest) + " unheard")).contains(BEFORE_SORTING);
    }

    private String busiestSource() {
        return jdbc.sql(
                        """
                        select entity ->> 'value' from alert, jsonb_array_elements(entities) as entity
                        where entity ->> 'kind' = 'source'
                        group by 1 order by count(*) desc limit 1
                        """)
                .query(String.class)
                .single();
    }

    private String titleOf(String source) {
        return jdbc.sql(
                        """
                        select title from alert
                        where entities @> jsonb_build_array(
                            jsonb_build_object('kind', 'source', 'value', ?::text))
                        limit 1
                        """)
                .param(source)
                .query(String.class)
                .single();
    }

    private String find(List<String> sources, @Nullable String words) {
        var filter = AlertFilter.about(null, null, null, sources, words);
        return statistics.guide(Conditions.of(filter)).from("alert");
    }
}
