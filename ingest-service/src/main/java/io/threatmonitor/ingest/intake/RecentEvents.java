package io.threatmonitor.ingest.intake;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ids, chosen by senders, of events that the brokers took from here lately. Thread-safe. */
@Component
final class RecentEvents {

    private final RepeatsProperties properties;
    private final Clock clock;

    /** In the order in which they were accepted, so that the oldest is at hand. */
    private final Map<UUID, Instant> acceptedAt;

    RecentEvents(RepeatsProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.acceptedAt =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
                        return size() > properties.atMost();
                    }
                };
    }

    synchronized boolean contains(UUID id) {
        Instant accepted = acceptedAt.get(id);
        return accepted != null
                && clock.instant().isBefore(accepted.plus(properties.rememberedFor()));
    }

    /** Takes what was accepted together, in its order. */
    synchronized void addAll(Collection<UUID> ids) {
        Instant now = clock.instant();
        for (UUID id : ids) {
            acceptedAt.remove(id); // else it would keep the place of the first time
            acceptedAt.put(id, now);
        }
    }
}
