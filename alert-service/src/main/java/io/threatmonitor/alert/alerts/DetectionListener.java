package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.util.List;

/** Kafka's door to the lifecycle. */
@Component
class DetectionListener {

    /** One works out what becomes of its batch while the database writes that of the other. */
    private static final String CONSUMERS = "2";

    private final AlertLifecycle lifecycle;

    DetectionListener(AlertLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @KafkaListener(
            topics = Topics.DETECTIONS,
            groupId = "${spring.application.name}.alerts",
            concurrency = CONSUMERS)
    void onDetections(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, Detection.class, lifecycle::raise);
    }
}
