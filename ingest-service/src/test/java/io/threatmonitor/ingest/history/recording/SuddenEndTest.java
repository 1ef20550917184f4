package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.IngestProcess;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Two processes with the role history, one of which is killed among events. */
class SuddenEndTest {

    private static final int EVENTS = 30_000;
    private static final int SOURCES = 50;

    /** One process has as many consumers. */
    private static final int MEMBERS_OF_ONE = 2;

    private final Infrastructure infrastructure = Infrastructure.shared();
    private final TestDatabase database = TestDatabase.createOn(infrastructure);
    private final JdbcClient jdbc =
            JdbcClient.create(
                    new DriverManagerDataSource(
                            database.url(), database.user(), database.password()));
    private final String run = UUID.randomUUID().toString();

    @TempDir private Path folder;

    @Test
    void losesAndDoublesNothingWhenARecorderIsKilled() {
        try (var first = recorder();
                var _ = recorder()) {
            await().ignoreExceptions().until(() -> members() > MEMBERS_OF_ONE);
            publish();
            await().pollInterval(Duration.ofMillis(20)).until(() -> stored("count(*)") > 0);
            first.kill();
            assertThat(stored("count(*)")).as("recorded before the end").isLessThan(EVENTS);

            await().until(() -> stored("count(*)") >= EVENTS);
            assertThat(stored("count(*)")).isEqualTo(EVENTS);
            assertThat(stored("count(distinct id)")).isEqualTo(EVENTS);
            assertThat(accounted("stored")).isEqualTo(EVENTS);
            assertThat(accounted("consumed")).isEqualTo(EVENTS);
        }
    }

    private void publish() {
        Instant now = Instant.now();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", infrastructure.bootstrapServers(), "linger.ms", 5);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < EVENTS; i++) {
                var event = event(now, run + "-" + i % SOURCES);
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.EVENTS,
                                        event.sourceName(),
                                        WireJson.MAPPER.writeValueAsBytes(event)));
            }
        }
    }

    private SecurityEvent event(Instant now, String source) {
        return new SecurityEvent(
                UuidCreator.getTimeOrderedEpoch(),
                now,
                now,
                run,
                source,
                EventType.OTHER,
                Severity.LOW,
                "Something happened",
                null,
                null,
                null,
                null,
                Map.of("user", "alice"),
                "native");
    }

    private IngestProcess recorder() {
        return IngestProcess.start(
                "ingest-" + run, database, folder, "--threat-monitor.roles=history");
    }

    /** How many consumers have partitions to read. */
    private long members() throws ExecutionException, InterruptedException {
        String group = "ingest-" + run + ".history";
        Map<String, Object> settings =
                Map.of("bootstrap.servers", infrastructure.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    private long accounted(String what) {
        return jdbc.sql("select sum(" + what + ") from history_account where sensor_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    private long stored(String what) {
        return jdbc.sql("select " + what + " from event where source_name like :run || '%'")
                .param("run", run)
                .query(Long.class)
                .single();
    }
}
