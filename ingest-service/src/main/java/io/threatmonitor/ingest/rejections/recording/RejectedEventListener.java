package io.threatmonitor.ingest.rejections.recording;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.kit.messaging.RecordBatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings rejected events from their topic into the database; what is none goes to dead letters. */
@Component
class RejectedEventListener {

    private final RejectionRecorder recorder;

    RejectedEventListener(RejectionRecorder recorder) {
        this.recorder = recorder;
    }

    @KafkaListener(
            topics = Topics.REJECTED_EVENTS,
            groupId = "${spring.application.name}.rejections",
            // The memory that originals may take while they wait to be written.
            properties = {"max.poll.records=500", "fetch.max.bytes=8388608"})
    void onRejectedEvents(List<ConsumerRecord<String, byte[]>> records) {
        RecordBatch.handle(records, RejectedEventListener::eventIn, recorder::record);
    }

    private static RejectedEvent eventIn(ConsumerRecord<String, byte[]> consumed, byte[] original) {
        return RejectedEvent.of(name -> header(consumed, name), original);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> consumed, String name) {
        @Nullable Header header = consumed.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
