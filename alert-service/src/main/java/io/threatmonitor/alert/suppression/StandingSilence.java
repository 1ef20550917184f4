package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.alerts.AlertMatcher;
import io.threatmonitor.alert.alerts.AlertTerms;
import io.threatmonitor.alert.alerts.Span;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A silence that is active, made ready to be asked often. Thread-safe.
 *
 * @param windows null where it is in force all the time
 */
record StandingSilence(
        UUID id,
        long version,
        Severity maxSeverity,
        AlertMatcher matcher,
        Span time,
        @Nullable Windows windows) {

    static StandingSilence of(Silence silence) {
        return new StandingSilence(
                silence.id(),
                silence.version(),
                silence.maxSeverity(),
                AlertMatcher.of(silence.matchers().toFilter()),
                new Span(silence.startsAt(), silence.endsAt()),
                silence.recurrence() == null
                        ? null
                        : new Windows(silence.recurrence(), silence.startsAt()));
    }

    /**
     * @param about what the alert is about
     * @param at when the platform received its event
     */
    boolean hides(Severity severity, AlertTerms about, Instant at) {
        return maxSeverity.isAtLeast(severity)
                && time.includes(at)
                && matcher.matches(about)
                && (windows == null || windows.include(at));
    }
}
