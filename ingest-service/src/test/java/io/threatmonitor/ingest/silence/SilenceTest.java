package io.threatmonitor.ingest.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What becomes of a sensor that sends nothing. */
@ServiceTest
class SilenceTest {

    private final String id = "quiet-" + UUID.randomUUID();
    private final ApiClient admin;
    private final ApiClient sensor;
    private final TestTopics topics;
    private final SilenceWatch watch;
    private final JdbcClient jdbc;

    SilenceTest(
            ApiClient api,
            TestIssuer issuer,
            TestTopics topics,
            SilenceWatch watch,
            JdbcClient jdbc) {
        this.admin = api.as(issuer.admin());
        this.sensor = api.as(issuer.sensor(id));
        this.topics = topics;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    @Test
    void tellsOfEachSilenceOnce() {
        sendAndBeHeard();
        register("PT1S");
        awaitSilences(1);
        sendAndBeHeard();

        awaitSilences(2);
        watch.tell();

        assertThat(silences())
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.severity()).isEqualTo(Severity.HIGH);
                    assertThat(event.sourceName()).isEqualTo(id);
                    assertThat(event.sensorId()).isEqualTo("threat-monitor");
                    assertThat(event.description())
                            .contains("has sent nothing since", "Night shift");
                });
    }

    @Test
    void tellsOfASensorThatWasNeverHeard() {
        register("PT1S");

        awaitSilences(1);

        assertThat(silences().getFirst().description()).contains("has never sent");
    }

    @Test
    void sharesTheWorkAmongReplicas() {
        sendAndBeHeard();
        register("PT1S");

        await().untilAsserted(() -> {
            var other = CompletableFuture.runAsync(watch::tell);
            watch.tell();
            other.join();
            assertThat(silences()).hasSize(1);
        });
    }

    @Test
    void leavesAloneWhoMaySayNothing() {
        sendAndBeHeard();
        register("PT1H");
        admin.patch("/api/v1/sensors/" + id, Map.of("silent_after", "PT1S", "enabled", false));

        await().during(Duration.ofMillis(1_500))
                .untilAsserted(() -> {
                    watch.tell();
                    assertThat(silences()).isEmpty();
                });
    }

    private void awaitSilences(int count) {
        await().untilAsserted(() -> {
            watch.tell();
            assertThat(silences()).hasSize(count);
        });
    }

    private List<SecurityEvent> silences() {
        return topics.records(Topics.EVENTS).stream()
                .filter(received -> id.equals(received.key()))
                .map(received -> WireJson.MAPPER.readValue(received.value(), SecurityEvent.class))
                .toList();
    }

    private void register(String silentAfter) {
        var answer =
                admin.post(
                        "/api/v1/sensors",
                        Map.of(
                                "id", id,
                                "name", "Quiet one",
                                "owner", "Night shift",
                                "kind", "firewall",
                                "silent_after", silentAfter));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** What arrives is counted a little later; a sensor could be taken for silent until then. */
    private void sendAndBeHeard() {
        var before = lastHeard();
        send();
        await().until(() -> !lastHeard().equals(before));
    }

    private Optional<OffsetDateTime> lastHeard() {
        return jdbc.sql("select last_heard_at from sensor_activity where sensor_id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .optional();
    }

    private void send() {
        var answer =
                sensor.post(
                        "/api/v1/events",
                        Map.of(
                                "source_name", "web-01",
                                "event_type", "other",
                                "severity", "low",
                                "description", "A test"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
}
