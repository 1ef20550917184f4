package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.Grouping;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.ids.DerivedIds;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The built-in rule: an event that its sensor calls High or Critical is a detection. Thread-safe.
 */
@Component
class SeverityRule {

    static final RuleReference REFERENCE =
            new RuleReference("severity", "High or critical event", Severity.HIGH, List.of());

    /** The namespace of detection ids: any constant will do, as long as it never changes. */
    private static final UUID DETECTIONS = UUID.fromString("0f3f5c1e-6c0b-4f0e-9a39-6c2b1d7e4a51");

    /** The same of the keys of groups. */
    private static final UUID GROUP_KEYS = UUID.fromString("e2a4d0f4-6b3a-4f64-9a5b-1d0c8e7f3b62");

    private final @Nullable GroupBy groupBy;

    SeverityRule(SeverityRuleProperties properties) {
        this.groupBy = properties.grouping();
    }

    /** Equal events give detections with equal ids, however often and wherever they are matched. */
    Optional<Detection> match(SecurityEvent event, Instant now) {
        return event.severity().isAtLeast(Severity.HIGH)
                ? Optional.of(detection(event, now))
                : Optional.empty();
    }

    private Detection detection(SecurityEvent event, Instant now) {
        Grouping grouping = groupBy == null ? null : groupBy.of(event);
        return new Detection(
                DerivedIds.of(DETECTIONS, REFERENCE.id(), event.id().toString()),
                now,
                REFERENCE,
                event.severity(),
                EventNames.of(event.eventType()) + " on " + event.sourceName(),
                grouping == null ? event.sourceName() : keyOf(grouping),
                grouping,
                event);
    }

    /** Values may be long, and keys are kept by brokers. */
    private static String keyOf(Grouping grouping) {
        return DerivedIds.of(
                        GROUP_KEYS,
                        REFERENCE.id(),
                        WireJson.MAPPER.writeValueAsString(grouping.values()))
                .toString();
    }
}
