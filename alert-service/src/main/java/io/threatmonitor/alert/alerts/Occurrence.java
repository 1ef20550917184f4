package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One of the detections that an alert stands for.
 *
 * @param detectionId null for the only one of an alert that counts no others
 * @param eventId of the event in the history
 * @param ruleId the rule that found it, which for a flood is not the alert's
 */
record Occurrence(
        @Nullable UUID detectionId,
        UUID eventId,
        String ruleId,
        Severity severity,
        String title,
        String sourceName,
        @Nullable String ipAddress,
        Instant occurredAt,
        Instant receivedAt) {

    static Occurrence of(Detection detection) {
        SecurityEvent event = detection.event();
        return new Occurrence(
                detection.id(),
                event.id(),
                Text.withoutNul(detection.rule().id()),
                detection.severity(),
                Text.withoutNul(detection.title()),
                Text.withoutNul(event.sourceName()),
                event.ipAddress() == null ? null : Text.withoutNul(event.ipAddress()),
                event.occurredAt(),
                event.receivedAt());
    }

    /** What there is to say of an alert that counts no others. */
    static Occurrence onlyOneOf(AlertSnapshot alert) {
        SecurityEvent event = alert.event();
        return new Occurrence(
                null,
                event.id(),
                alert.rule().id(),
                alert.severity(),
                alert.title(),
                event.sourceName(),
                event.ipAddress(),
                event.occurredAt(),
                event.receivedAt());
    }
}
