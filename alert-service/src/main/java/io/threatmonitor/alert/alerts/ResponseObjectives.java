package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How long alerts may wait for people, as it is in force now. Implementations are thread-safe. */
@FunctionalInterface
public interface ResponseObjectives {

    /** Since the alert was raised or reopened; null where it may wait without end. */
    @Nullable Duration limit(Objective objective, Severity severity);
}
