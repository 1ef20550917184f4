package io.threatmonitor.alert.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

@AlertServiceTest
class StatisticsTest {

    private static final String STATISTICS = "/api/v1/alerts/stats";

    private final AlertsUnderTest alerts;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    StatisticsTest(AlertsUnderTest alerts, JdbcClient jdbc, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void sumsUpWhatThereIs() {
        AlertSnapshot alert = alerts.raise(SecurityEvents.ransomwareOn("files-03"));
        ApiAnswer before = analyst.get(STATISTICS);
        patch(alert, Map.of("status", "in_progress"));
        ApiAnswer worked = analyst.get(STATISTICS);
        patch(alert, Map.of("status", "resolved"));
        ApiAnswer after = analyst.get(STATISTICS);

        assertThat(difference(before, worked, "/open_by_severity/critical")).isEqualTo(-1);
        assertThat(difference(before, worked, "/by_status/open")).isEqualTo(-1);
        assertThat(difference(before, worked, "/by_status/in_progress")).isEqualTo(1);
        assertThat(difference(before, worked, "/by_status/resolved")).isZero();
        assertThat(difference(before, worked, "/backlog/alerts")).isZero();
        assertThat(difference(worked, after, "/by_status/resolved")).isEqualTo(1);
        assertThat(difference(worked, after, "/backlog/alerts")).isEqualTo(-1);
        assertThat(difference(worked, after, "/backlog/by_age/0/alerts")).isEqualTo(-1);
    }

    @Test
    void knowsHowOldTheBacklogIs() {
        AlertSnapshot alert = alerts.raiseAny();
        Instant raised = Instant.now().minus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        ApiAnswer before = analyst.get(STATISTICS);
        jdbc.sql("update alert set created_at = ? where id = ?")
                .param(raised.atOffset(ZoneOffset.UTC))
                .param(alert.id())
                .update();
        ApiAnswer after = analyst.get(STATISTICS);

        assertThat(after.data().at("/backlog/oldest").asString()).isEqualTo(raised.toString());
        assertThat(difference(before, after, "/backlog/by_age/6/alerts")).isEqualTo(1);
        assertThat(after.data().at("/backlog/by_age/6/younger_than_seconds").isNull()).isTrue();
        patch(alert, Map.of("status", "resolved"));
    }

    @Test
    void knowsHowLongAlertsWaitForPeople() {
        String name = "analyst-" + UUID.randomUUID();
        ApiClient someone = api.as(issuer.tokenFor(name, "analyst"));
        AlertSnapshot alert = alerts.raiseAny();
        for (int hours = 1; hours <= 20; hours++) {
            String path = "/api/v1/alerts/" + asRaisedHoursAgo(alert, hours);
            someone.patch(path, Map.of("status", "acknowledged"));
            someone.patch(path, Map.of("comment", "No change of status"));
            someone.patch(path, Map.of("status", "resolved"));
            someone.patch(path, Map.of("status", "resolved", "resolution", "benign"));
            someone.patch(path, Map.of("status", "open"));
            someone.patch(path, Map.of("status", "resolved"));
        }

        JsonNode times = analyst.get(STATISTICS + "?days=7").data().required("response_times");

        assertThat(times.required("by_day")).hasSize(7);
        assertThat(times.at("/by_day/6/day").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(times.at("/by_day/0/waits/until_resolved/alerts").asInt()).isZero();
        assertThat(times.at("/by_day/0/waits/until_resolved/p50_seconds").isNull()).isTrue();
        JsonNode waits =
                StreamSupport.stream(times.required("by_analyst").spliterator(), false)
                        .filter(one -> one.required("analyst").asString().equals(name))
                        .findAny()
                        .orElseThrow()
                        .required("waits");
        JsonNode acknowledged = waits.required("until_acknowledged");
        assertThat(acknowledged.required("alerts").asInt())
                .as("20 after they were raised, 20 after they were reopened")
                .isEqualTo(40);
        assertThat(acknowledged.required("mean_seconds").asDouble())
                .isCloseTo(10.5 * 3600 / 2, within(60.0));
        assertThat(acknowledged.required("p95_seconds").asDouble())
                .isCloseTo(18 * 3600, within(18 * 3600 * 0.05));
        assertThat(waits.at("/until_resolved/alerts").asInt()).isEqualTo(40);
        assertThat(times.required("by_rule"))
                .extracting(rule -> rule.required("rule_id").asString())
                .contains("severity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "91", "x"})
    void refusesAQuestionThatMakesNoSense(String days) {
        ApiAnswer answer = analyst.get(STATISTICS + "?days=" + days);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("days");
    }

    /** An alert like this one, raised earlier: nobody can rewrite the transitions of this one. */
    private UUID asRaisedHoursAgo(AlertSnapshot alert, int hours) {
        UUID copy = UUID.randomUUID();
        jdbc.sql(
                        """
                        with copied as (
                            insert into alert (id, rule, severity, title, event, entities, terms, status, occurrences,
                                               first_seen, last_seen, created_at, updated_at, version)
                            select :copy, rule, severity, title, event, entities, terms, 'open', 1, first_seen, last_seen,
                                   created_at - :hours * interval '1 hour', created_at, 1
                            from alert where id = :id
                            returning id, created_at)
                        insert into alert_transition (alert_id, version, kind, at, actor, to_status)
                        select id, 1, 'raised', created_at, '{"id": "test", "roles": [], "kind": "system"}', 'open'
                        from copied
                        """)
                .param("copy", copy)
                .param("hours", hours)
                .param("id", alert.id())
                .update();
        return copy;
    }

    private void patch(AlertSnapshot alert, Object body) {
        assertThat(analyst.patch("/api/v1/alerts/" + alert.id(), body).status()).isEqualTo(200);
    }

    private static long difference(ApiAnswer before, ApiAnswer after, String pointer) {
        return after.data().at(pointer).asLong() - before.data().at(pointer).asLong();
    }
}
