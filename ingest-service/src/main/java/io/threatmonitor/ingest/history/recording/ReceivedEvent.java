package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * An event as it stands on the topic.
 *
 * @param document the JSON as it came, with fields that only newer producers and consumers know
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
public record ReceivedEvent(SecurityEvent event, byte[] document) {

    private static final JsonMapper MAPPER =
            WireJson.MAPPER
                    .rebuild()
                    .addModule(
                            new SimpleModule().addDeserializer(Instant.class, new WireInstants()))
                    .build();

    /** UUIDs of this version follow from a sender's id (RFC 9562 section 5.5). */
    private static final int DERIVED = 5;

    /**
     * @throws tools.jackson.core.JacksonException when it is not JSON, or lacks what every event
     *     has
     * @throws IllegalArgumentException when it is no event
     */
    public static ReceivedEvent decode(byte[] value) {
        SecurityEvent event = MAPPER.readValue(value, SecurityEvent.class);
        if (event == null) {
            throw new IllegalArgumentException("null is not an event");
        }
        return new ReceivedEvent(event, value);
    }

    /** The time as the history keeps it: PostgreSQL would round what is finer than it can keep. */
    public static Instant timeOf(SecurityEvent event) {
        return event.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    Instant receivedAt() {
        return timeOf(event);
    }

    LocalDate day() {
        return LocalDate.ofInstant(event.receivedAt(), ZoneOffset.UTC);
    }

    /** Whether its sender may send it again under the same id, at another time. */
    boolean isIdentifiedBySender() {
        return event.id().version() == DERIVED;
    }
}
