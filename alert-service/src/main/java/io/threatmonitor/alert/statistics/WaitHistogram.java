package io.threatmonitor.alert.statistics;

import java.util.TreeMap;

/**
 * How many alerts waited how long, in buckets of which each reaches {@link #GROWTH} times as far as
 * the one before: histograms of days can be added up, and percentiles are still within 5 %.
 */
final class WaitHistogram {

    /**
     * Bucket n has waits from GROWTH to the power of n seconds on; shorter ones are in bucket 0.
     */
    static final double GROWTH = 1.1;

    private final TreeMap<Integer, Long> alerts = new TreeMap<>();
    private long count;
    private double seconds;

    void add(int bucket, long alertsInIt, double secondsOfThem) {
        alerts.merge(bucket, alertsInIt, Long::sum);
        count += alertsInIt;
        seconds += secondsOfThem;
    }

    long count() {
        return count;
    }

    Wait summary() {
        return count == 0
                ? new Wait(0, null, null, null, null)
                : new Wait(
                        count,
                        seconds / count,
                        percentile(0.50),
                        percentile(0.90),
                        percentile(0.95));
    }

    private double percentile(double share) {
        long rank = (long) Math.ceil(share * count);
        long passed = 0;
        for (var bucket : alerts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                return middleOf(bucket.getKey());
            }
        }
        return middleOf(alerts.lastKey());
    }

    private static double middleOf(int bucket) {
        return Math.pow(GROWTH, bucket + 0.5);
    }
}
