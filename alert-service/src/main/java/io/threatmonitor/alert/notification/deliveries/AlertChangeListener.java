package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.util.List;

/** Kafka's door to the planner. */
@Component
class AlertChangeListener {

    private final Planner planner;

    AlertChangeListener(Planner planner) {
        this.planner = planner;
    }

    /** People do not mind a moment, in which many changes come in one answer of the brokers. */
    @KafkaListener(
            topics = Topics.ALERTS,
            groupId = "${spring.application.name}.notification",
            properties = {"fetch.min.bytes=65536", "fetch.max.wait.ms=250"})
    void onChanges(List<ConsumerRecord<String, byte[]>> records) {
        if (!planner.hasNobodyToTell()) {
            RecordBatch.handle(records, AlertChange.class, planner::plan);
        } else if (planner.hasWaits()) {
            RecordBatch.handle(records, AlertChange.class, planner::endWaits);
        }
        // Otherwise nobody reads them: they are many, and that is most of what they would cost.
    }
}
