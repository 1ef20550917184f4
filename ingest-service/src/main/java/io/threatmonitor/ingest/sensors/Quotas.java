package io.threatmonitor.ingest.sensors;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A token bucket for each sensor, on each replica. A request is let in unless its sensor's bucket
 * is in debt, and then charged with all of its events, even beyond zero: a batch is taken as a
 * whole or not at all, although nobody knows its size before it was read. Thread-safe.
 */
@Component
public class Quotas {

    private final Function<String, Optional<Quota>> own;
    private final Quota usual;
    private final TimeMeter time;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    @Autowired
    Quotas(Sensors sensors, SensorsProperties properties) {
        this(sensors::quotaOf, properties.quota(), TimeMeter.SYSTEM_MILLISECONDS);
    }

    Quotas(Function<String, Optional<Quota>> own, Quota usual, TimeMeter time) {
        this.own = own;
        this.usual = usual;
        this.time = time;
    }

    /** Charges {@code sender} with so many events. Never waits. */
    public void charge(Sender sender, int events) {
        if (events > 0) {
            account(sender.sensorId()).bucket().consumeIgnoringRateLimits(events);
        }
    }

    /**
     * For streams, which are slowed down rather than refused: waits until {@code sender} is out of
     * debt, but no longer than {@code atMost}.
     *
     * @return whether it is
     */
    public boolean await(Sender sender, Duration atMost) throws InterruptedException {
        Duration debt = account(sender.sensorId()).untilPaid();
        if (debt.compareTo(atMost) > 0) {
            Thread.sleep(atMost);
            return false;
        }
        if (debt.isPositive()) {
            Thread.sleep(debt);
        }
        return true;
    }

    Account account(String sensorId) {
        Quota quota = own.apply(sensorId).orElse(usual);
        Account account = accounts.get(sensorId);
        return account != null && account.quota().equals(quota)
                ? account
                : accounts.compute(sensorId, (id, old) -> upToDate(old, quota));
    }

    private Account upToDate(@Nullable Account old, Quota quota) {
        return old != null && old.quota().equals(quota) ? old : new Account(quota, bucket(quota));
    }

    private Bucket bucket(Quota quota) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(quota.burst())
                                .refillGreedy(quota.eventsPerSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** What one sensor may still send. */
    record Account(Quota quota, Bucket bucket) {

        /** Zero when the sensor may send now. */
        Duration untilPaid() {
            return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }

        /** draft-ietf-httpapi-ratelimit-headers-10, section 3: the quota and its window. */
        String policy() {
            return "\"events\";q=%d;w=1".formatted(quota.eventsPerSecond());
        }

        /** The same draft, section 4: what remains, and the seconds until there is more. */
        String state(Duration untilPaid) {
            return "\"events\";r=%d;t=%d"
                    .formatted(
                            Math.max(0, bucket.getAvailableTokens()),
                            untilPaid.plusMillis(999).toSeconds());
        }
    }
}
