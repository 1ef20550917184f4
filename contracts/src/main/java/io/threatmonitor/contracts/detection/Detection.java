package io.threatmonitor.contracts.detection;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A rule matched an event.
 *
 * @param id UUIDv5 of rule and event, so that detecting twice is detecting once
 * @param groupKey detections with the same key are handled in order
 * @param grouping null where each detection raises an alert of its own
 */
public record Detection(
        UUID id,
        Instant detectedAt,
        RuleReference rule,
        Severity severity,
        String title,
        String groupKey,
        @Nullable Grouping grouping,
        SecurityEvent event) {

    /** Refuses a detection that does not say what was found, by which rule and in which event. */
    public Detection {
        requireNonNull(id, "id");
        requireNonNull(detectedAt, "detected_at");
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(title, "title");
        requireNonNull(groupKey, "group_key");
        requireNonNull(event, "event");
    }

    /** One that raises an alert of its own. */
    public Detection(
            UUID id,
            Instant detectedAt,
            RuleReference rule,
            Severity severity,
            String title,
            String groupKey,
            SecurityEvent event) {
        this(id, detectedAt, rule, severity, title, groupKey, null, event);
    }
}
