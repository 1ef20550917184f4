package io.threatmonitor.ingest.accounting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts that were not saved yet, by outcome. Thread-safe. */
final class Tally {

    /** Complete from the start, and so free to be read by everybody. */
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    private volatile @Nullable Instant lastHeard;

    Tally() {
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    void add(Iterable<Outcome> outcomes, Instant receivedAt) {
        for (Outcome outcome : outcomes) {
            add(outcome, 1);
            if (outcome.isFromAWorkingSensor()) {
                lastHeard = receivedAt;
            }
        }
    }

    /** The counts since the last time, which are the caller's from now on. */
    Map<Outcome, Long> take() {
        var taken = new EnumMap<Outcome, Long>(Outcome.class);
        counts.forEach((outcome, count) -> taken.put(outcome, count.sumThenReset()));
        return taken;
    }

    void putBack(Map<Outcome, Long> taken) {
        taken.forEach(this::add);
    }

    @Nullable Instant lastHeard() {
        return lastHeard;
    }

    private void add(Outcome outcome, long count) {
        LongAdder adder = counts.get(outcome);
        if (adder != null) {
            adder.add(count);
        }
    }
}
