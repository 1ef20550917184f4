package io.threatmonitor.ingest.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.UUID;

/** What a sensor sent, as it is counted and asked for. */
@ServiceTest
class AccountingTest {

    private final String id = "counted-" + UUID.randomUUID();
    private final ApiClient sensor;
    private final ApiClient analyst;
    private final JdbcClient jdbc;

    AccountingTest(ApiClient api, TestIssuer issuer, JdbcClient jdbc) {
        this.sensor = api.as(issuer.sensor(id));
        this.analyst = api.as(issuer.analyst());
        this.jdbc = jdbc;
    }

    @Test
    void tellsWhatBecameOfEachEvent() {
        sensor.post("/api/v1/events", event("low"));
        sensor.post("/api/v1/events", event("high"));
        sensor.post("/api/v1/events", event("unheard-of"));

        await().untilAsserted(() -> assertThat(sum("received")).isEqualTo(3));

        assertThat(sum("accepted")).isEqualTo(2);
        assertThat(hours().get(0).required("rejected").required("invalid").longValue())
                .isEqualTo(1);
        assertThat(accounts().required("difference").longValue()).isZero();
        assertThat(sensor.get(path()).status()).isEqualTo(403);
    }

    @Test
    void showsAReplicaThatEndedWithoutSayingSo() {
        jdbc.sql(
                        """
                        insert into intake_replica
                        values (?, now() - interval '2 hours', now() - interval '1 hour', null)
                        """)
                .param(UUID.randomUUID())
                .update();

        assertThat(accounts().required("unclean_ends").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2020-01-01T00:00:00Z",
                "from=%2B999999-01-01T00:00:00Z&to=%2B999999-01-02T00:00:00Z",
                "to=-1000000000-01-01T00:00:00Z"
            })
    void refusesATimeThatNobodyCouldRead(String query) {
        var answer = analyst.get("/api/v1/sensors/accounting?" + query);

        assertThat(answer.status()).isEqualTo(400);
    }

    private long sum(String field) {
        long sum = 0;
        for (JsonNode hour : hours()) {
            sum += hour.required(field).longValue();
        }
        return sum;
    }

    private JsonNode hours() {
        return accounts().required("hours");
    }

    private JsonNode accounts() {
        return analyst.get(path()).data();
    }

    private String path() {
        return "/api/v1/sensors/" + id + "/accounting";
    }

    private static Map<String, String> event(String severity) {
        return Map.of(
                "source_name", "web-01",
                "event_type", "other",
                "severity", severity,
                "description", "A test");
    }
}
