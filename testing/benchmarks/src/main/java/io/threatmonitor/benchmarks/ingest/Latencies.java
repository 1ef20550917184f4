package io.threatmonitor.benchmarks.ingest;

import java.time.Duration;

/** How long answers took, to 10 microseconds. Not thread-safe. */
final class Latencies {

    private static final long STEP_NANOS = 10_000;

    /** Up to a second; what takes longer counts as that. */
    private final int[] counts = new int[100_001];

    private long size;
    private Duration time = Duration.ZERO;

    void add(long nanos) {
        counts[(int) Math.min(nanos / STEP_NANOS, counts.length - 1)]++;
        size++;
    }

    /** All of them came within {@code time}. */
    void ended(Duration time) {
        this.time = time;
    }

    double perSecond() {
        return size * 1e9 / time.toNanos();
    }

    /**
     * The nearest rank, in milliseconds.
     *
     * @param percent above 0, at most 100
     */
    double millisAt(double percent) {
        long rank = (long) Math.ceil(size * percent / 100);
        long seen = 0;
        int step = -1;
        while (seen < rank) {
            seen += counts[++step];
        }
        return (step + 1) * STEP_NANOS / 1e6;
    }
}
