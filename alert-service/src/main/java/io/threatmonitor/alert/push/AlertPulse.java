package io.threatmonitor.alert.push;

import io.threatmonitor.alert.statistics.AlertCounters;
import io.threatmonitor.alert.statistics.StatisticsQueries;
import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the alerts again soon after some have changed, once for all browsers of this replica,
 * which would ask for it one by one. Thread-safe.
 */
@Component
class AlertPulse {

    /** How much longer than counting takes nothing is counted, however many alerts there are. */
    private static final int REST = 200;

    private final StatisticsQueries alerts;
    private final OpenStreams streams;
    private final Duration interval;
    private final Clock clock;
    private final AtomicBoolean hasChanged = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Frame> counted = new AtomicReference<>();
    private final Lock counting = new ReentrantLock();
    private Instant next = Instant.MIN;

    AlertPulse(
            StatisticsQueries alerts,
            OpenStreams streams,
            StreamProperties properties,
            Clock clock) {
        this.alerts = alerts;
        this.streams = streams;
        this.interval = properties.countersInterval();
        this.clock = clock;
    }

    /** An alert is not what it was when it was counted last. */
    void beat() {
        hasChanged.set(true);
    }

    /** What was counted and not taken yet. */
    Optional<Frame> take() {
        return Optional.ofNullable(counted.getAndSet(null));
    }

    @Scheduled(fixedRateString = "PT0.1S")
    void countAgain() {
        if (streams.count() == 0 || !counting.tryLock()) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (!now.isBefore(next) && hasChanged.getAndSet(false)) {
                count(now);
            }
        } finally {
            counting.unlock();
        }
    }

    private void count(Instant now) {
        next = now.plus(interval);
        try {
            counted.set(frame(alerts.counters()));
        } catch (RuntimeException e) {
            hasChanged.set(true); // what is not counted yet is tried again
            throw e;
        }
        Duration rest = Duration.between(now, clock.instant()).multipliedBy(REST);
        next = rest.compareTo(interval) > 0 ? now.plus(rest) : next;
    }

    private static Frame frame(AlertCounters counters) {
        return Frame.of(
                Frame.Kind.COUNTERS, null, null, WireJson.MAPPER.writeValueAsString(counters));
    }
}
