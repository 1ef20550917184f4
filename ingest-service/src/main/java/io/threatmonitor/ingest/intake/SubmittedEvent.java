package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * An event as its sender describes it, read from whichever wire format and not yet validated:
 * anything may be missing.
 *
 * @param id the sender's own
 */
record SubmittedEvent(
        @Nullable String id,
        @Nullable String sourceName,
        @Nullable EventType eventType,
        @Nullable Severity severity,
        @Nullable String description,
        @Nullable Instant occurredAt,
        @Nullable String ipAddress,
        @Nullable Geo geo,
        @Nullable Device device,
        @Nullable Request request,
        Map<String, @Nullable Object> attributes) {

    /** The same event under {@code fallback}, unless it has an id of its own. */
    SubmittedEvent identifiedBy(@Nullable String fallback) {
        if (id != null || fallback == null) {
            return this;
        }
        return new SubmittedEvent(
                fallback,
                sourceName,
                eventType,
                severity,
                description,
                occurredAt,
                ipAddress,
                geo,
                device,
                request,
                attributes);
    }
}
