package io.threatmonitor.kit.sample;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the sample service publishes. */
@Component
public final class PublishedNotes {

    private final OutgoingRecords records;

    PublishedNotes(OutgoingRecords records) {
        this.records = records;
    }

    public OutgoingRecord of(String key, String text) {
        var note = new Note(UUID.randomUUID(), text);
        return records.of(
                SampleTopics.PUBLISHED, key, "sample.noted", note.id(), Instant.now(), note);
    }

    /** All that reached the topic under this key, in order. */
    public static List<ConsumerRecord<String, byte[]>> recordsOf(TestTopics topics, String key) {
        return topics.records(SampleTopics.PUBLISHED).stream()
                .filter(published -> key.equals(published.key()))
                .toList();
    }

    public static List<String> textsOf(TestTopics topics, String key) {
        return recordsOf(topics, key).stream()
                .map(published -> WireJson.MAPPER.readValue(published.value(), Note.class).text())
                .toList();
    }
}
