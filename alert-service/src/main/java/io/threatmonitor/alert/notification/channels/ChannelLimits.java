package io.threatmonitor.alert.notification.channels;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How much this replica may send on each channel, and whether it is worth trying at all. Both are
 * this replica's alone: what they hold back waits in the database. Thread-safe.
 */
@Component
public class ChannelLimits {

    private static final CircuitBreakerConfig BREAKER =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(30))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build();

    private final Map<UUID, Limits> limits = new ConcurrentHashMap<>();

    private record Limits(CircuitBreaker breaker, RateLimiter limiter, int rate) {}

    /**
     * Leave to send one notification: to be used or given back.
     *
     * @see #request
     */
    public static final class Leave {

        private final CircuitBreaker breaker;

        private Leave(CircuitBreaker breaker) {
            this.breaker = breaker;
        }

        /** Says how it went. */
        public void used(SendResult result, Duration took) {
            switch (result) {
                case SendResult.Sent _ -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
                // The receiver is there, and dislikes this one.
                case SendResult.Refused _ ->
                        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
                case SendResult.Later later ->
                        breaker.onError(
                                took.toNanos(),
                                TimeUnit.NANOSECONDS,
                                new IOException(later.detail()));
            }
        }

        public void giveBack() {
            breaker.releasePermission();
        }
    }

    /** Null when nothing is to be sent on this channel for now. Does not count against the rate. */
    public @Nullable Leave request(UUID channel, int ratePerMinute) {
        Limits current = of(channel, ratePerMinute);
        if (current.limiter().getMetrics().getAvailablePermissions() <= 0
                || !current.breaker().tryAcquirePermission()) {
            return null;
        }
        return new Leave(current.breaker());
    }

    /** Counts one notification against the rate; false where it is used up. */
    public boolean count(UUID channel, int ratePerMinute) {
        return of(channel, ratePerMinute).limiter().acquirePermission();
    }

    private Limits of(UUID channel, int ratePerMinute) {
        return limits.compute(
                channel,
                (id, known) ->
                        known != null && known.rate() == ratePerMinute
                                ? known
                                : new Limits(
                                        known == null
                                                ? CircuitBreaker.of(id.toString(), BREAKER)
                                                : known.breaker(),
                                        limiter(id, ratePerMinute),
                                        ratePerMinute));
    }

    private static RateLimiter limiter(UUID channel, int ratePerMinute) {
        return RateLimiter.of(
                channel.toString(),
                RateLimiterConfig.custom()
                        .limitForPeriod(ratePerMinute)
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
