package io.threatmonitor.ingest.intake;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each sensor may still have kept of what is rejected, on this replica: a sensor that
 * sends nothing but garbage must not fill the topic and the database. Thread-safe.
 */
final class RejectedAllowance {

    /** A row costs something even where the original is empty. */
    static final int LEAST = 1024;

    private final RejectedProperties properties;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RejectedAllowance(RejectedProperties properties, TimeMeter time) {
        this.properties = properties;
        this.time = time;
    }

    /** False when not even an empty original could be kept. */
    boolean isLeft(String sensorId) {
        return of(sensorId).getAvailableTokens() >= LEAST;
    }

    /** Whether {@code sensorId} may have so many bytes kept, which it then has less. */
    boolean take(String sensorId, int bytes) {
        return of(sensorId).tryConsume(Math.max(bytes, LEAST));
    }

    private Bucket of(String sensorId) {
        return buckets.computeIfAbsent(sensorId, missing -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(properties.burst().toBytes())
                                .refillGreedy(
                                        properties.perSecond().toBytes(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
