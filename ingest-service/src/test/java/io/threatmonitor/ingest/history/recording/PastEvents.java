package io.threatmonitor.ingest.history.recording;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events that were received at a time of the test's choice. */
@Component
public final class PastEvents {

    private final EventRecorder recorder;

    PastEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    /** Brings events into the history as the listener does, from a topic of their own. */
    public void store(SecurityEvent... events) {
        store(List.of(events));
    }

    public void store(List<SecurityEvent> events) {
        record(UUID.randomUUID().toString(), 0, events);
    }

    /** The same from a place in a topic. */
    Recorded record(String topicId, long offset, List<SecurityEvent> events) {
        return recorder.record(
                topicId,
                IntStream.range(0, events.size())
                        .mapToObj(i ->
                                Arrival.of(
                                        new ConsumerRecord<>(
                                                Topics.EVENTS,
                                                0,
                                                offset + i,
                                                events.get(i).sourceName(),
                                                WireJson.MAPPER.writeValueAsBytes(events.get(i)))))
                        .toList());
    }

    public static SecurityEvent received(
            Instant at, String sourceName, EventType type, Severity severity) {
        return received(UuidCreator.getTimeOrderedEpoch(), at, sourceName, type, severity);
    }

    public static SecurityEvent received(
            UUID id, Instant at, String sourceName, EventType type, Severity severity) {
        return new SecurityEvent(
                id,
                at,
                at,
                "sensor-1",
                sourceName,
                type,
                severity,
                "Something happened",
                null,
                null,
                null,
                null,
                Map.of("user", "alice"),
                "native");
    }
}
