package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.ids.DerivedIds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The built-in rule: an event that its sensor calls High or Critical is a detection. */
final class SeverityRule {

    static final RuleReference REFERENCE =
            new RuleReference("severity", "High or critical event", Severity.HIGH, List.of());

    /** The namespace of detection ids: any constant will do, as long as it never changes. */
    private static final UUID DETECTIONS = UUID.fromString("0f3f5c1e-6c0b-4f0e-9a39-6c2b1d7e4a51");

    private SeverityRule() {}

    /** Equal events give detections with equal ids, however often and wherever they are matched. */
    static Optional<Detection> match(SecurityEvent event, Instant now) {
        return event.severity().isAtLeast(Severity.HIGH)
                ? Optional.of(detection(event, now))
                : Optional.empty();
    }

    private static Detection detection(SecurityEvent event, Instant now) {
        return new Detection(
                DerivedIds.of(DETECTIONS, REFERENCE.id(), event.id().toString()),
                now,
                REFERENCE,
                event.severity(),
                EventNames.of(event.eventType()) + " on " + event.sourceName(),
                event.sourceName(),
                event);
    }
}
