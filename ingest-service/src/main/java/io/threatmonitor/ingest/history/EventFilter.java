package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.KnownTimes;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Which events are asked for: an empty list or a missing value asks for all.
 *
 * @param terms what an event must have, as {@link
 *     io.threatmonitor.ingest.history.recording.SearchTerms} has it: one of each inner list
 * @param from the earliest time of arrival, inclusive
 * @param to the latest time of arrival, exclusive
 */
record EventFilter(
        List<Severity> severities,
        List<EventType> eventTypes,
        List<String> sourceNames,
        @Nullable Network network,
        List<List<Long>> terms,
        @Nullable Instant from,
        @Nullable Instant to) {

    EventFilter {
        severities = List.copyOf(severities);
        eventTypes = List.copyOf(eventTypes);
        sourceNames = List.copyOf(sourceNames);
        terms = terms.stream().map(List::copyOf).toList();
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
    }

    /** Whether nothing but severities and times is asked for. */
    boolean asksForSeverityAtMost() {
        return eventTypes.isEmpty() && sourceNames.isEmpty() && network == null && terms.isEmpty();
    }

    /** Whether nothing but times is asked for. */
    boolean asksForTimeAtMost() {
        return severities.isEmpty() && asksForSeverityAtMost();
    }

    boolean asksFor(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }

    /** All but the times, which differ from query to query. */
    Where where() {
        var where = new Where();
        where.anyOf("severity", severities.stream().map(EventHistory::nameOf).toList());
        where.anyOf("event_type", eventTypes.stream().map(EventHistory::nameOf).toList());
        where.anyOf("source_name", sourceNames);
        if (network != null) {
            // Of a single address, the index gives the events in the order of time.
            where.and(
                    network.isOneAddress()
                            ? "ip_address = :network::inet"
                            : "ip_address <<= :network::inet",
                    "network",
                    network.toString());
        }
        Long[] required =
                terms.stream()
                        .filter(choice -> choice.size() == 1)
                        .map(List::getFirst)
                        .toArray(Long[]::new);
        if (required.length > 0) {
            where.and("terms @> :terms::bigint[]", "terms", required);
        }
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).size() > 1) {
                where.and(
                        "terms && :terms_%d::bigint[]".formatted(i),
                        "terms_" + i,
                        terms.get(i).toArray(Long[]::new));
            }
        }
        return where;
    }
}
