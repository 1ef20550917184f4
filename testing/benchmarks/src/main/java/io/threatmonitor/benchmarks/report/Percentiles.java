package io.threatmonitor.benchmarks.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Durations by rank: the nearest rank, so that each answer is one that was measured. */
public final class Percentiles {

    private final List<Duration> rising;

    /**
     * @param measured at least one
     */
    public Percentiles(Collection<Duration> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.rising = measured.stream().sorted().toList();
    }

    public Duration min() {
        return rising.getFirst();
    }

    /**
     * @param percent above 0, at most 100
     */
    public Duration at(int percent) {
        int rank = (int) Math.ceil(rising.size() * percent / 100.0);
        return rising.get(rank - 1);
    }
}
