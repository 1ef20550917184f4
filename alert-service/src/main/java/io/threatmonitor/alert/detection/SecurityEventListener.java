package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.util.List;

/** Kafka's door to detection. */
@Component
class SecurityEventListener {

    private final Detector detector;

    SecurityEventListener(Detector detector) {
        this.detector = detector;
    }

    @KafkaListener(topics = Topics.EVENTS, groupId = "${spring.application.name}.detection")
    void onEvents(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, SecurityEvent.class, detector::detectIn);
    }
}
