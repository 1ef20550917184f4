package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.alert.alerts.AlertPages;
import io.threatmonitor.alert.alerts.Span;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.PageRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Tells what a silence would have hidden if it had been there. Thread-safe. */
@Service
class SilencePreview {

    private final AlertPages alerts;
    private final Clock clock;

    SilencePreview(AlertPages alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * The alerts that were raised in the past {@code days}, newest first. A recurrence counts as if
     * it had begun before.
     *
     * @throws ApiException {@code validation_failed} when it happens too often to tell
     */
    Page<AlertSnapshot> of(SilenceRequest wanted, int days, PageRequest page) {
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(days));
        List<Severity> hidden =
                Arrays.stream(Severity.values()).filter(wanted.maxSeverity()::isAtLeast).toList();
        AlertFilter filter = wanted.matchers().toFilter().raisedSince(from, hidden);
        return alerts.raisedWithin(filter, windows(wanted, from, now), page);
    }

    private static @Nullable List<Span> windows(SilenceRequest wanted, Instant from, Instant now) {
        if (wanted.recurrence() == null) {
            return null;
        }
        Instant start = wanted.startsAt() == null ? now : wanted.startsAt();
        try {
            return new Windows(wanted.recurrence(), start).since(from).between(from, now);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("recurrence.rule", String.valueOf(e.getMessage()));
        }
    }
}
