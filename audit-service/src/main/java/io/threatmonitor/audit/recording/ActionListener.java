package io.threatmonitor.audit.recording;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.util.List;

/** Takes actions off the topic. */
@Component
class ActionListener {

    private final Recorder recorder;

    ActionListener(Recorder recorder) {
        this.recorder = recorder;
    }

    @KafkaListener(topics = Topics.AUDIT_ACTIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, ReceivedAction::decode, recorder::record);
    }
}
