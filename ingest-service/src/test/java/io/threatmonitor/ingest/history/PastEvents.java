package io.threatmonitor.ingest.history;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events that were received at a time of the test's choice. */
final class PastEvents {

    private PastEvents() {}

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
