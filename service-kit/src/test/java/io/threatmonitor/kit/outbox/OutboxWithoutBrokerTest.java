package io.threatmonitor.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.kit.sample.PublishedNotes;
import io.threatmonitor.kit.sample.SampleService;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Path;
import java.util.List;

/** With a broker of its own, since it stops it. */
class OutboxWithoutBrokerTest {

    @TempDir private Path folder;

    @Test
    void keepsRecordsUntilTheBrokersAreBack() {
        var settings = KafkaSettings.forTests(folder);
        KafkaBroker broker = KafkaBroker.start(settings);
        var database = TestDatabase.createOn(Infrastructure.shared());
        try (var service =
                SampleService.start(
                        database,
                        broker.bootstrapServers(),
                        "spring.kafka.producer.properties.request.timeout.ms=500",
                        "spring.kafka.producer.properties.delivery.timeout.ms=1000")) {
            broker.close();

            commit(service, "while they are away");
            assertThat(OutboxTest.waiting(service.bean(JdbcTemplate.class))).isEqualTo(1);

            broker = KafkaBroker.start(settings);
            try (var topics = new TestTopics(broker.bootstrapServers())) {
                await().until(() ->
                        PublishedNotes.textsOf(topics, "key").contains("while they are away"));
            }
            await().until(() -> OutboxTest.waiting(service.bean(JdbcTemplate.class)) == 0);
        } finally {
            broker.close();
        }
    }

    private static void commit(SampleService service, String text) {
        var note = service.bean(PublishedNotes.class).of("key", text);
        service.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> service.bean(Outbox.class).add(List.of(note)));
    }
}
