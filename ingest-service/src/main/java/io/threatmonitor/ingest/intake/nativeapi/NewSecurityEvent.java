package io.threatmonitor.ingest.intake.nativeapi;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.EventRules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * The body of the native API, as its document describes it. Nothing is bound to it: {@link
 * NativeEventFields} takes the fields one by one, so that a sender learns of all errors at once.
 */
@Schema(description = "Fields that are not listed here are kept in attributes, by their own name")
record NewSecurityEvent(
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
                String sourceName,
        @Schema(description = "In upper or lower case") EventType eventType,
        @Schema(description = "In upper or lower case") Severity severity,
        @Schema(minLength = 1, maxLength = EventRules.DESCRIPTION_MAX) String description,
        @Schema(description = "By the sender's clock (RFC 3339); the time of arrival if absent")
                @Nullable Instant occurredAt,
        @Schema(description = "The remote address involved: IPv4 or IPv6 in text form")
                @Nullable String ipAddress,
        @Nullable Geo geo,
        @Nullable Device device,
        @Nullable Request request,
        @Schema(description = "Anything else that the sender knows, for detection")
                @Nullable Map<String, Object> attributes) {}
