package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Which events are asked for: an empty list or a missing time asks for all.
 *
 * @param from the earliest time of arrival, inclusive
 * @param to the latest time of arrival, exclusive
 */
record EventFilter(
        List<Severity> severities,
        List<EventType> eventTypes,
        List<String> sourceNames,
        @Nullable Instant from,
        @Nullable Instant to) {

    EventFilter {
        severities = List.copyOf(severities);
        eventTypes = List.copyOf(eventTypes);
        sourceNames = List.copyOf(sourceNames);
        ArrivalTimes.check("from", from);
        ArrivalTimes.check("to", to);
    }

    Conditions conditions() {
        var conditions = new Conditions();
        anyOf(conditions, "severity", severities.stream().map(EventHistory::nameOf).toList());
        anyOf(conditions, "event_type", eventTypes.stream().map(EventHistory::nameOf).toList());
        anyOf(conditions, "source_name", sourceNames);
        if (from != null) {
            conditions.and("received_at >= :from").param("from", EventHistory.atUtc(from));
        }
        if (to != null) {
            conditions.and("received_at < :to").param("to", EventHistory.atUtc(to));
        }
        return conditions;
    }

    private static void anyOf(Conditions conditions, String column, List<String> values) {
        if (!values.isEmpty()) {
            conditions.and(column + " in (:" + column + ")").param(column, values);
        }
    }
}
