package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is told of an alert: enough to decide whether to get up, without the original event, which
 * may be large and is not for every system.
 *
 * @param incident the number of the one that it is part of
 * @param sla its deadlines, null where it has none
 * @param description of the event, cut off where it is long
 */
public record AlertBrief(
        UUID id,
        long number,
        String ruleId,
        String ruleTitle,
        List<String> techniques,
        Severity severity,
        String title,
        AlertStatus status,
        @Nullable Resolution resolution,
        @Nullable String assignedTo,
        List<Entity> entities,
        long occurrences,
        @Nullable Long incident,
        @Nullable AlertSla sla,
        Instant firstSeen,
        Instant lastSeen,
        long version,
        UUID eventId,
        EventType eventType,
        String sourceName,
        @Nullable String ipAddress,
        String description) {

    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_ENTITIES = 20;

    /** What could do more than be read: a sender chose it. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    public AlertBrief {
        techniques = List.copyOf(techniques);
        entities = List.copyOf(entities);
    }

    public static AlertBrief of(AlertSnapshot alert) {
        SecurityEvent event = alert.event();
        return new AlertBrief(
                alert.id(),
                alert.number(),
                alert.rule().id(),
                alert.rule().title(),
                techniques(alert),
                alert.severity(),
                readable(alert.title()),
                alert.status(),
                alert.resolution(),
                alert.assignedTo(),
                alert.entities().stream().limit(MOST_ENTITIES).toList(),
                alert.occurrences(),
                alert.incident() == null ? null : alert.incident().number(),
                alert.sla(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.version(),
                event.id(),
                event.eventType(),
                event.sourceName(),
                event.ipAddress(),
                Shortened.toAtMost(LONGEST_DESCRIPTION, readable(event.description())));
    }

    private static List<String> techniques(AlertSnapshot alert) {
        return alert.allRules().flatMap(rule -> rule.techniques().stream()).distinct().toList();
    }

    private static String readable(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }
}
