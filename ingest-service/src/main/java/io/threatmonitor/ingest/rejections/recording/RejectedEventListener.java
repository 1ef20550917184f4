package io.threatmonitor.ingest.rejections.recording;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.RejectedEvent;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings rejected events from their topic into the database; what is none goes to dead letters. */
@Component
class RejectedEventListener {

    private final RejectionRecorder recorder;
    private final ConsumerRecordRecoverer deadLetters;

    RejectedEventListener(RejectionRecorder recorder, ConsumerRecordRecoverer deadLetters) {
        this.recorder = recorder;
        this.deadLetters = deadLetters;
    }

    @KafkaListener(
            topics = Topics.REJECTED_EVENTS,
            groupId = "${spring.application.name}.rejections",
            // The memory that originals may take while they wait to be written.
            properties = {"max.poll.records=500", "fetch.max.bytes=8388608"})
    void onRejectedEvents(List<ConsumerRecord<String, byte[]>> records) {
        Map<ConsumerRecord<String, byte[]>, RejectedEvent> events = new LinkedHashMap<>();
        for (var consumed : records) {
            try {
                events.put(consumed, eventIn(consumed));
            } catch (JacksonException | IllegalArgumentException e) {
                deadLetters.accept(consumed, e);
            }
        }
        record(events);
    }

    private void record(Map<ConsumerRecord<String, byte[]>, RejectedEvent> events) {
        try {
            recorder.record(List.copyOf(events.values()));
        } catch (DataIntegrityViolationException e) {
            events.forEach(this::recordAlone);
        }
    }

    private void recordAlone(ConsumerRecord<String, byte[]> consumed, RejectedEvent event) {
        try {
            recorder.record(List.of(event));
        } catch (DataIntegrityViolationException e) {
            deadLetters.accept(consumed, e);
        }
    }

    private static RejectedEvent eventIn(ConsumerRecord<String, byte[]> consumed) {
        byte @Nullable [] original = consumed.value();
        if (original == null) {
            throw new IllegalArgumentException("empty");
        }
        return RejectedEvent.of(name -> header(consumed, name), original);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> consumed, String name) {
        @Nullable Header header = consumed.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
