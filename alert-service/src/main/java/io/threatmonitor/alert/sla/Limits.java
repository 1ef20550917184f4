package io.threatmonitor.alert.sla;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How long alerts of one severity may wait, since they were raised or reopened.
 *
 * @param acknowledge until they leave open; null for as long as they like
 * @param resolve until they are resolved; null for as long as they like
 */
record Limits(@Nullable Duration acknowledge, @Nullable Duration resolve) {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(365);

    /** What is wrong with them, if anything. */
    List<FieldError> faults(String field) {
        var faults = new ArrayList<FieldError>();
        check(field + ".acknowledge", acknowledge, faults);
        check(field + ".resolve", resolve, faults);
        if (acknowledge != null && resolve != null && resolve.compareTo(acknowledge) < 0) {
            faults.add(new FieldError(field + ".resolve", "must not be less than acknowledge"));
        }
        return faults;
    }

    private static void check(String field, @Nullable Duration limit, List<FieldError> faults) {
        if (limit == null) {
            return;
        }
        if (limit.compareTo(SHORTEST) < 0
                || limit.compareTo(LONGEST) > 0
                || !limit.equals(limit.truncatedTo(ChronoUnit.SECONDS))) {
            faults.add(new FieldError(field, "must be whole seconds, PT1S to P365D"));
        }
    }
}
