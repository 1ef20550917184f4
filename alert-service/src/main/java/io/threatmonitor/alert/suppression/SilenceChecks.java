package io.threatmonitor.alert.suppression;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with a silence that no annotation can see. */
@Component
class SilenceChecks {

    private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(90);
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private final SuppressionProperties properties;
    private final Clock clock;

    SilenceChecks(SuppressionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param wanted with its start where it has one
     * @throws ApiException {@code validation_failed}
     */
    void check(SilenceRequest wanted) {
        wanted.matchers().toFilter();
        var errors = new ArrayList<FieldError>();
        Instant now = clock.instant();
        Instant start = wanted.startsAt() == null ? now : wanted.startsAt();
        if (!wanted.endsAt().isAfter(now)) {
            errors.add(new FieldError("ends_at", "must be in the future"));
        } else if (!wanted.endsAt().isAfter(start)) {
            errors.add(new FieldError("ends_at", "must be after starts_at"));
        } else if (wanted.endsAt().isAfter(now.plus(properties.longest()))) {
            errors.add(
                    new FieldError(
                            "ends_at",
                            "must be within %s from now".formatted(properties.longest())));
        }
        if (start.isBefore(now.minus(properties.longest()))) {
            errors.add(new FieldError("starts_at", "must not be that long ago"));
        }
        checkPatience(wanted.endsWhenUnmatchedFor(), errors);
        if (errors.isEmpty() && wanted.recurrence() != null) {
            checkRecurrence(wanted.recurrence(), start, wanted.endsAt(), errors);
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    private static void checkPatience(@Nullable Duration patience, List<FieldError> errors) {
        if (patience != null && !isBetween(SHORTEST_PATIENCE, patience, LONGEST_PATIENCE)) {
            errors.add(new FieldError("ends_when_unmatched_for", "must be between PT1M and P90D"));
        }
    }

    private static void checkRecurrence(
            Recurrence recurrence, Instant start, Instant end, List<FieldError> errors) {
        if (!isBetween(SHORTEST_WINDOW, recurrence.duration(), LONGEST_WINDOW)) {
            errors.add(new FieldError("recurrence.duration", "must be between PT1M and P7D"));
            return;
        }
        try {
            if (new Windows(recurrence, start).between(start, end).isEmpty()) {
                errors.add(new FieldError("recurrence.rule", "never happens before ends_at"));
            }
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("recurrence.rule", String.valueOf(e.getMessage())));
        }
    }

    private static boolean isBetween(Duration least, Duration value, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
