package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.ingest.intake.nativeapi.NativeEvents;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has a broker of its own, which it kills while sensors send. */
@ServiceTest
@DirtiesContext
class BrokerKilledTest {

    private static final KafkaSettings SETTINGS =
            KafkaSettings.forTests(
                    Path.of("target", "broker-killed-" + ProcessHandle.current().pid()));
    private static final int SENSORS = 4;

    /** So many before, and so many after. */
    private static final int ACCEPTED = 300;

    private static KafkaBroker broker = KafkaBroker.start(SETTINGS);

    private final ApiClient sensor;
    private final JdbcClient jdbc;
    private final List<UUID> accepted = new CopyOnWriteArrayList<>();
    private final AtomicBoolean sending = new AtomicBoolean(true);

    BrokerKilledTest(ApiClient api, TestIssuer issuer, JdbcClient jdbc) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.jdbc = jdbc;
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
    void losesAndDoublesNothingThatWasAccepted() {
        try (var sensors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENSORS; i++) {
                String source = "web-" + i;
                sensors.execute(() -> send(source));
            }
            try {
                awaitAccepted(ACCEPTED);
                kill();
                broker = KafkaBroker.start(SETTINGS);
                awaitAccepted(accepted.size() + ACCEPTED);
            } finally {
                sending.set(false);
            }
        }
        await().until(() -> stored("distinct id") == accepted.size());
        assertThat(stored("*")).isEqualTo(accepted.size());
    }

    private void send(String source) {
        while (sending.get()) {
            ApiAnswer answer = sensor.post("/api/v1/events", NativeEvents.about(source, ""));
            if (answer.status() == 202) {
                accepted.add(UUID.fromString(answer.data().required("id").stringValue()));
            }
        }
    }

    private void awaitAccepted(int events) {
        await().until(() -> accepted.size() >= events);
    }

    private static void kill() {
        ProcessHandle.of(broker.process().pid()).orElseThrow().destroyForcibly();
        broker.process().onExit().join();
    }

    /** Of those that were accepted: more may have come, since an answer can get lost. */
    private long stored(String what) {
        return jdbc.sql("select count(" + what + ") from event where id = any(:ids::uuid[])")
                .param("ids", accepted.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
