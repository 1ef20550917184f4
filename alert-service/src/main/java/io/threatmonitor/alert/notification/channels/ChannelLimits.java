package io.threatmonitor.alert.notification.channels;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
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

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(BREAKER);
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();

    /** Measures both, by the channel's id: {@code name} is its tag. */
    ChannelLimits(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(limiters).bindTo(meters);
    }

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
        CircuitBreaker breaker = breakers.circuitBreaker(channel.toString());
        if (limiter(channel, ratePerMinute).getMetrics().getAvailablePermissions() <= 0
                || !breaker.tryAcquirePermission()) {
            return null;
        }
        return new Leave(breaker);
    }

    /** Counts one notification against the rate; false where it is used up. */
    public boolean count(UUID channel, int ratePerMinute) {
        return limiter(channel, ratePerMinute).acquirePermission();
    }

    /** Forgets all others, with what was measured of them. */
    public void keepOnly(Set<UUID> channels) {
        breakers.getAllCircuitBreakers().stream()
                .map(CircuitBreaker::getName)
                .filter(name -> !channels.contains(UUID.fromString(name)))
                .forEach(breakers::remove);
        limiters.getAllRateLimiters().stream()
                .map(RateLimiter::getName)
                .filter(name -> !channels.contains(UUID.fromString(name)))
                .forEach(limiters::remove);
    }

    private RateLimiter limiter(UUID channel, int ratePerMinute) {
        String name = channel.toString();
        RateLimiterConfig wanted = perMinute(ratePerMinute);
        RateLimiter known = limiters.rateLimiter(name, wanted);
        if (known.getRateLimiterConfig().getLimitForPeriod() == ratePerMinute) {
            return known;
        }
        // Changing its limit would count only from the next minute on.
        RateLimiter changed = RateLimiter.of(name, wanted);
        limiters.replace(name, changed);
        return changed;
    }

    private static RateLimiterConfig perMinute(int rate) {
        return RateLimiterConfig.custom()
                .limitForPeriod(rate)
                .limitRefreshPeriod(Duration.ofMinutes(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
