package io.threatmonitor.ingest.history.recording;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Knows which events with an id of their sender's choice have come before. Thread-safe. */
@Repository
class KnownRepeats {

    private final JdbcClient jdbc;

    KnownRepeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves out what has come before, here or in an earlier transaction; remembers the rest. */
    List<ReceivedEvent> withoutRepeats(List<ReceivedEvent> events) {
        var candidates = new TreeMap<UUID, ReceivedEvent>();
        events.stream()
                .filter(ReceivedEvent::isIdentifiedBySender)
                .forEach(event -> candidates.putIfAbsent(event.event().id(), event));
        if (candidates.isEmpty()) {
            return events;
        }
        var unseen = remember(candidates);
        var first = new ArrayList<ReceivedEvent>(events.size());
        for (var event : events) {
            if (!event.isIdentifiedBySender() || unseen.remove(event.event().id())) {
                first.add(event);
            }
        }
        return first;
    }

    /** In the order of ids, so that two replicas wait for each other in one direction only. */
    private Set<UUID> remember(SortedMap<UUID, ReceivedEvent> candidates) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into sender_identified_event (id, received_at)
                                select * from unnest(:ids::uuid[], :times::timestamptz[])
                                on conflict do nothing
                                returning id
                                """)
                        .param(
                                "ids",
                                candidates.keySet().stream()
                                        .map(UUID::toString)
                                        .toArray(String[]::new))
                        .param(
                                "times",
                                candidates.values().stream()
                                        .map(event -> event.receivedAt().toString())
                                        .toArray(String[]::new))
                        .query(UUID.class)
                        .list());
    }
}
