package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Publishes what the rules find in events. Thread-safe. */
@Component
class Detector {

    private final SeverityRule rule;
    private final OutgoingRecords records;
    private final RecordPublisher publisher;
    private final Clock clock;

    Detector(SeverityRule rule, OutgoingRecords records, RecordPublisher publisher, Clock clock) {
        this.rule = rule;
        this.records = records;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Returns when the brokers have every detection, so that the events may count as handled. */
    void detectIn(List<SecurityEvent> events) {
        publisher.publishAll(detections(events).stream().map(this::outgoing).toList()).join();
    }

    private List<Detection> detections(List<SecurityEvent> events) {
        var now = clock.instant();
        return events.stream().flatMap(event -> rule.match(event, now).stream()).toList();
    }

    private OutgoingRecord outgoing(Detection detection) {
        return records.of(
                Topics.DETECTIONS,
                detection.groupKey(),
                CloudEvents.DETECTION_MADE,
                detection.id(),
                detection.detectedAt(),
                detection);
    }
}
