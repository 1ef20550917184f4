package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.util.List;

/** Brings accepted events from the topic into the history. */
@Component
final class HistoryListener {

    private final EventHistory history;

    HistoryListener(EventHistory history) {
        this.history = history;
    }

    @KafkaListener(topics = Topics.EVENTS, groupId = "${spring.application.name}.history")
    void onEvents(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, ReceivedEvent::decode, history::store);
    }
}
