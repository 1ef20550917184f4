package io.threatmonitor.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.kit.sample.Note;
import io.threatmonitor.kit.sample.SampleTopics;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.support.KafkaHeaders;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** The sample service's listener on a real broker. */
@KitTest
class RecordBatchTest {

    private static final TopicPartition NOTES = new TopicPartition(SampleTopics.NOTES, 0);

    private final String key = UUID.randomUUID().toString();
    private final TestTopics topics;
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final KafkaAdmin kafka;

    RecordBatchTest(TestTopics topics, TestDatabase database, JdbcClient jdbc, KafkaAdmin kafka) {
        this.topics = topics;
        this.database = database;
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @Test
    void putsAsideWhatIsNotJsonAndHandlesItsNeighboursOnce() {
        Note before = note("before");
        Note after = note("after");

        topics.send(SampleTopics.NOTES, key, before);
        topics.sendRaw(SampleTopics.NOTES, key, "{\"id\": not json");
        topics.send(SampleTopics.NOTES, key, after);

        awaitKept(before, after);
        assertOnlyDeadLetter("{\"id\": not json", "not a valid record");
        awaitAllCommitted();
    }

    @Test
    void putsAsideAnEmptyRecord() {
        Note after = note("after");

        topics.sendRaw(SampleTopics.NOTES, key, "null");
        topics.send(SampleTopics.NOTES, key, after);

        awaitKept(after);
        assertOnlyDeadLetter("null", "not a valid record");
    }

    @Test
    void putsAsideTheOneRecordThatTheDatabaseRefuses() {
        Note before = note("before");
        Note refused = note("refused");
        Note after = note("after");

        List.of(before, refused, after).forEach(note -> topics.send(SampleTopics.NOTES, key, note));

        awaitKept(before, after);
        assertOnlyDeadLetter(refused.id().toString(), "refused by the database");
        awaitAllCommitted();
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        Note first = note("first");
        Note second = note("second");
        database.goAway();
        try {
            topics.send(SampleTopics.NOTES, key, first);
            topics.send(SampleTopics.NOTES, key, second);
        } finally {
            database.comeBack();
        }

        awaitKept(first, second);
        assertThat(deadLetters()).isEmpty();
    }

    private static Note note(String text) {
        return new Note(UUID.randomUUID(), text);
    }

    private void awaitKept(Note... notes) {
        await().untilAsserted(() -> {
            for (Note note : notes) {
                assertThat(textOf(note)).containsExactly(note.text());
            }
        });
    }

    private List<String> textOf(Note note) {
        return jdbc.sql("select text from note where id = ?")
                .param(note.id())
                .query(String.class)
                .list();
    }

    private void assertOnlyDeadLetter(String content, String reason) {
        await().untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        var dead = deadLetters().getFirst();
        assertThat(new String(dead.value(), StandardCharsets.UTF_8)).contains(content);
        assertThat(TestTopics.header(dead, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).contains(reason);
        assertThat(TestTopics.header(dead, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .isEqualTo(SampleTopics.NOTES);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return topics.records(Topics.deadLettersOf(SampleTopics.NOTES)).stream()
                .filter(dead -> key.equals(dead.key()))
                .toList();
    }

    private void awaitAllCommitted() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            long end = topics.records(SampleTopics.NOTES).getLast().offset() + 1;
            await().until(() -> committed(admin) == end);
        }
    }

    private static long committed(Admin admin) throws ExecutionException, InterruptedException {
        var offsets =
                admin.listConsumerGroupOffsets("sample-service")
                        .partitionsToOffsetAndMetadata()
                        .get();
        var offset = offsets.get(NOTES);
        return offset == null ? 0 : offset.offset();
    }
}
