package io.threatmonitor.ingest.history;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events that were received at a time of the test's choice. */
final class PastEvents {

    private PastEvents() {}

    /** Brings events into the history as the listener does. */
    static void store(EventHistory history, SecurityEvent... events) {
        store(history, List.of(events));
    }

    static void store(EventHistory history, List<SecurityEvent> events) {
        history.store(
                events.stream()
                        .map(event ->
                                ReceivedEvent.decode(WireJson.MAPPER.writeValueAsBytes(event)))
                        .toList());
    }

    static SecurityEvent received(
            Instant at, String sourceName, EventType type, Severity severity) {
        return received(UuidCreator.getTimeOrderedEpoch(), at, sourceName, type, severity);
    }

    static SecurityEvent received(
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
