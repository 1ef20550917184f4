package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Which alerts a list shows: those with one of the statuses and one of the severities; none given
 * stands for all.
 */
record AlertFilter(List<AlertStatus> statuses, List<Severity> severities) {

    static AlertFilter of(
            @Nullable List<AlertStatus> statuses, @Nullable List<Severity> severities) {
        return new AlertFilter(given(statuses), given(severities));
    }

    /** A list such as {@code open,} has a place for which nothing is given. */
    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }
}
