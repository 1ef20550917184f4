package io.threatmonitor.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.IngestProcess;
import io.threatmonitor.ingest.intake.nativeapi.NativeEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Whatever was answered with 202 is there once, although the process that answered was killed. */
class IntakeKilledTest {

    private static final int SENSORS = 4;
    private static final int ACCEPTED = 400;

    private final TestDatabase database = TestDatabase.createOn(Infrastructure.shared());
    private final JdbcClient jdbc =
            JdbcClient.create(
                    new DriverManagerDataSource(
                            database.url(), database.user(), database.password()));
    private final String service = "ingest-" + UUID.randomUUID();
    private final List<UUID> accepted = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    @Test
    void losesAndDoublesNothingThatWasAccepted() {
        try (var killed = start();
                var sensors = Executors.newVirtualThreadPerTaskExecutor()) {
            killed.awaitReady();
            for (int i = 0; i < SENSORS; i++) {
                String source = "web-" + i;
                ApiClient sensor = killed.api().as(TestIssuer.shared().sensor(service));
                sensors.execute(() -> sendUntilItIsGone(sensor, source));
            }
            await().until(() -> accepted.size() >= ACCEPTED);
            killed.kill();
        }
        try (var _ = start()) {
            await().until(() -> stored("distinct id") == accepted.size());
            assertThat(stored("*")).isEqualTo(accepted.size());
        }
        assertThat(idsOnTheTopic()).containsExactlyInAnyOrderElementsOf(accepted);
    }

    private IngestProcess start() {
        return IngestProcess.start(service, database, folder);
    }

    private void sendUntilItIsGone(ApiClient sensor, String source) {
        while (true) {
            ApiAnswer answer;
            try {
                answer = sensor.post("/api/v1/events", NativeEvents.about(source, ""));
            } catch (RuntimeException e) {
                return; // nobody knows whether this one was accepted
            }
            if (answer.status() == 202) {
                accepted.add(UUID.fromString(answer.data().required("id").stringValue()));
            }
        }
    }

    /** Of those that were accepted; there may be more, since an answer can get lost. */
    private List<UUID> idsOnTheTopic() {
        try (var topics = new TestTopics(Infrastructure.shared().bootstrapServers())) {
            return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                    .map(SecurityEvent::id)
                    .filter(accepted::contains)
                    .toList();
        }
    }

    private long stored(String what) {
        return jdbc.sql("select count(" + what + ") from event where id = any(:ids::uuid[])")
                .param("ids", accepted.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
