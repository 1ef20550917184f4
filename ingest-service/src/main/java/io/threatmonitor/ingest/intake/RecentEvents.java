package io.threatmonitor.ingest.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * The ids, chosen by senders, of events that the brokers took from here lately. Thread-safe.
 *
 * <p>Ids lie in plain arrays: as objects, hundreds of thousands of them that live long and are
 * replaced all the time made each garbage collection take tens of milliseconds.
 */
@Component
final class RecentEvents {

    private final int atLeast;
    private final Duration rememberedFor;
    private final Clock clock;

    private TakenIds young;

    /** What was young before, with as many ids; null until there is such. */
    private @Nullable TakenIds old;

    RecentEvents(RepeatsProperties properties, Clock clock) {
        this.atLeast = properties.atLeast();
        this.rememberedFor = properties.rememberedFor();
        this.clock = clock;
        this.young = new TakenIds(atLeast);
    }

    synchronized boolean contains(UUID id) {
        long since = clock.instant().minus(rememberedFor).getEpochSecond();
        return young.hasTaken(id, since) || (old != null && old.hasTaken(id, since));
    }

    /** Takes what was accepted together. */
    synchronized void addAll(Collection<UUID> ids) {
        long now = clock.instant().getEpochSecond();
        for (UUID id : ids) {
            if (young.size() == atLeast) {
                growOlder();
            }
            young.take(id, now);
        }
    }

    private void growOlder() {
        TakenIds oldest = old == null ? new TakenIds(atLeast) : old;
        oldest.clear();
        old = young;
        young = oldest;
    }
}
