package io.threatmonitor.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.ingest.intake.nativeapi.NativeEvents;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Has a broker of its own, which it may stop. */
@ServiceTest(
        properties = {
            "threat-monitor.publishing.ack-timeout=2s",
            "spring.kafka.producer.properties.max.block.ms=1500"
        })
@DirtiesContext
class BrokersAwayTest {

    private static final KafkaSettings SETTINGS =
            KafkaSettings.forTests(
                    Path.of("target", "brokers-away-" + ProcessHandle.current().pid()));

    private static KafkaBroker broker = KafkaBroker.start(SETTINGS);

    private final ApiClient sensor;
    private final ApiClient analyst;
    private final RejectedEventPublisher rejected;
    private final MeterRegistry meters;

    BrokersAwayTest(
            ApiClient api,
            TestIssuer issuer,
            RejectedEventPublisher rejected,
            MeterRegistry meters) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.analyst = api.as(issuer.analyst());
        this.rejected = rejected;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void ownBroker(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", broker::bootstrapServers);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void asksToTryAgainAndTakesEventsOnceTheBrokersAreBack() {
        assertThat(submit().status()).isEqualTo(202);

        broker.close();
        long start = System.nanoTime();
        ApiAnswer refused = submit();
        var waited = Duration.ofNanos(System.nanoTime() - start);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.json().required("code").stringValue()).isEqualTo("unavailable");
        assertThat(waited).isLessThan(Duration.ofSeconds(20)); // Kafka's own patience is a minute

        ApiAnswer bulk = sensor.post("/_bulk", "{\"create\":{}}\n{\"message\":\"x\"}\n");
        assertThat(bulk.status()).as(bulk.text()).isEqualTo(503);
        assertThat(bulk.header("Retry-After")).isEqualTo("5");
        assertThat(bulk.json().at("/error/type").stringValue())
                .isEqualTo("es_rejected_execution_exception");
        long again = System.nanoTime();
        assertThat(sensor.post("/api/v1/events", "{}").status()).isEqualTo(400);
        assertThat(Duration.ofNanos(System.nanoTime() - again)) // what is wrong waits for nobody
                .isLessThan(Duration.ofSeconds(2));

        broker = KafkaBroker.start(SETTINGS);
        await().untilAsserted(() -> assertThat(submit().status()).isEqualTo(202));
    }

    @Test
    void keepsNobodyWaitingForWhatIsRejected() {
        broker.close();
        long start = System.nanoTime();
        for (int i = 0; i < 300; i++) {
            rejected.publish(rejectedEvent());
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(20)); // 2 for each that waited
        assertThat(unrecorded()).isBetween(160.0, 299.0); // 8 MB of 64 KB each have room

        broker = KafkaBroker.start(SETTINGS);
        await().untilAsserted(() -> {
            assertThat(sensor.post("/api/v1/events", "{}").status()).isEqualTo(400);
            assertThat(analyst.get("/api/v1/rejected-events?sensor_id=sensor-1").text())
                    .contains("severity");
        });
    }

    private double unrecorded() {
        return meters.get("intake.rejected.unrecorded")
                .tag("reason", "unavailable")
                .counter()
                .count();
    }

    private static RejectedEvent rejectedEvent() {
        return new RejectedEvent(
                UUID.randomUUID(),
                Instant.parse("2026-11-22T14:05:00Z"),
                "sensor-2",
                null,
                "native",
                List.of(),
                64 * 1024,
                new byte[64 * 1024]);
    }

    private ApiAnswer submit() {
        return sensor.post("/api/v1/events", NativeEvents.smallest());
    }
}
