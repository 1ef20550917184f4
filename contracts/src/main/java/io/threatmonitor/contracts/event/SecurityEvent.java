package io.threatmonitor.contracts.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One security event, complete and validated.
 *
 * @param id UUIDv7 (RFC 9562) given at acceptance, or UUIDv5 of the sensor and the sender's own id
 * @param receivedAt when the platform accepted it
 * @param occurredAt when it happened, by the sender's clock
 * @param sensorId who sent it, from the credentials and never from the payload
 * @param sourceName the system that the event is about, as the sender calls it
 * @param ipAddress the remote address involved, IPv4 or IPv6 in text form
 * @param attributes the sender's original fields, for detection: any JSON
 * @param format the wire format in which it arrived, such as {@code native}
 */
public record SecurityEvent(
        UUID id,
        Instant receivedAt,
        Instant occurredAt,
        String sensorId,
        String sourceName,
        EventType eventType,
        Severity severity,
        String description,
        @Nullable String ipAddress,
        @Nullable Geo geo,
        @Nullable Device device,
        @Nullable Request request,
        Map<String, @Nullable Object> attributes,
        String format) {

    /** Refuses an event that lacks what every event has. */
    public SecurityEvent {
        requireNonNull(id, "id");
        requireNonNull(receivedAt, "received_at");
        requireNonNull(occurredAt, "occurred_at");
        requireNonNull(sensorId, "sensor_id");
        requireNonNull(sourceName, "source_name");
        requireNonNull(eventType, "event_type");
        requireNonNull(severity, "severity");
        requireNonNull(description, "description");
        requireNonNull(format, "format");
        attributes =
                attributes == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
