package io.threatmonitor.contracts.alert;

import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An alert as it stands after one of its changes.
 *
 * @param number short and rising, for people to say aloud; gaps are normal
 * @param countedRules the rules of what it counts, when its own is none of them, as of a flood;
 *     empty for any other alert
 * @param event the first event behind the alert
 * @param assignedTo the login of the analyst who works on it
 * @param occurrences how many detections it stands for
 * @param incident of which it is a part, null where it is none of any
 * @param sla its deadlines, as they stood at that moment; null where it has none
 * @param firstSeen when the earliest of their events happened, by the sender's clock
 * @param lastSeen when the latest did
 * @param silencedBy the silence that hides it; null where it is to be seen
 * @param version rises by one with each change
 */
public record AlertSnapshot(
        UUID id,
        long number,
        RuleReference rule,
        List<RuleReference> countedRules,
        Severity severity,
        String title,
        SecurityEvent event,
        List<Entity> entities,
        AlertStatus status,
        @Nullable Resolution resolution,
        @Nullable String assignedTo,
        @Nullable String resolutionNotes,
        long occurrences,
        @Nullable IncidentReference incident,
        @Nullable AlertSla sla,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable UUID silencedBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public AlertSnapshot {
        countedRules = countedRules == null ? List.of() : List.copyOf(countedRules);
        entities = List.copyOf(entities);
    }

    /** Its own rule, and those of what it counts. */
    public Stream<RuleReference> allRules() {
        return Stream.concat(Stream.of(rule), countedRules.stream());
    }
}
