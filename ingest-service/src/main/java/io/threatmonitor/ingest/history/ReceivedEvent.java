package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event as it stands on the topic.
 *
 * @param document the JSON text as it came, with fields that only newer producers and consumers
 *     know
 */
record ReceivedEvent(SecurityEvent event, String document) {

    static ReceivedEvent decode(byte[] value) {
        SecurityEvent event = WireJson.MAPPER.readValue(value, SecurityEvent.class);
        if (event == null) {
            throw new IllegalArgumentException("null is not an event");
        }
        return new ReceivedEvent(event, new String(value, StandardCharsets.UTF_8));
    }

    /** The time as the history keeps it: PostgreSQL would round what is finer than it can keep. */
    Instant receivedAt() {
        return timeOf(event);
    }

    static Instant timeOf(SecurityEvent event) {
        return event.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }
}
