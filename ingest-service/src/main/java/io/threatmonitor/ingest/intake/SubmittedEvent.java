package io.threatmonitor.ingest.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * An event as its sender describes it, read but not yet validated: anything may be missing. It is
 * the body of the native API, and what every other wire format is mapped to.
 */
@Schema(
        name = "NewSecurityEvent",
        description = "Fields that are not listed here are kept in attributes, by their own name",
        requiredProperties = {"source_name", "event_type", "severity", "description"})
record SubmittedEvent(
        @Schema(
                        description =
                                "The sender's own id of this event: sending it again has no second"
                                        + " effect",
                        minLength = 1,
                        maxLength = EventRules.ID_MAX)
                @Nullable String id,
        @Schema(
                        description = "The system that the event is about",
                        minLength = EventRules.SOURCE_NAME_MIN,
                        maxLength = EventRules.SOURCE_NAME_MAX)
                @Nullable String sourceName,
        @Schema(description = "In upper or lower case") @Nullable EventType eventType,
        @Schema(description = "In upper or lower case") @Nullable Severity severity,
        @Schema(minLength = 1, maxLength = EventRules.DESCRIPTION_MAX) @Nullable String description,
        @Schema(description = "By the sender's clock (RFC 3339); the time of arrival if absent")
                @Nullable Instant occurredAt,
        @Schema(description = "The remote address involved: IPv4 or IPv6 in text form")
                @Nullable String ipAddress,
        @Nullable Geo geo,
        @Nullable Device device,
        @Nullable Request request,
        @Schema(description = "Anything else that the sender knows, for detection")
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
