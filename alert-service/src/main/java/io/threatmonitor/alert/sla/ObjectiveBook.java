package io.threatmonitor.alert.sla;

import io.threatmonitor.alert.alerts.Objective;
import io.threatmonitor.alert.alerts.ResponseObjectives;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What is in force, known by heart: raising an alert asks for it. A replica hears of a change
 * within {@link #FRESH}. Thread-safe.
 */
@Service
class ObjectiveBook implements ResponseObjectives {

    static final Duration FRESH = Duration.ofSeconds(1);

    private final ObjectiveVersions versions;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(Objectives objectives, Instant until) {}

    ObjectiveBook(ObjectiveVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public @Nullable Duration limit(Objective objective, Severity severity) {
        Limits limits = current().of(severity);
        return switch (objective) {
            case ACKNOWLEDGE -> limits.acknowledge();
            case RESOLVE -> limits.resolve();
        };
    }

    /** What was known may be outdated. */
    void forget() {
        known = null;
    }

    private Objectives current() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || !now.isBefore(last.until())) {
            last = new Known(versions.inForce().objectives(), now.plus(FRESH));
            known = last;
        }
        return last.objectives();
    }
}
