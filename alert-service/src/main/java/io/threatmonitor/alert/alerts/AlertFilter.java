package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which alerts a list shows: those with one of the statuses and one of the severities; none given
 * stands for all.
 */
record AlertFilter(List<AlertStatus> statuses, List<Severity> severities) {

    static AlertFilter of(
            @Nullable List<AlertStatus> statuses, @Nullable List<Severity> severities) {
        return new AlertFilter(
                statuses == null ? List.of() : List.copyOf(statuses),
                severities == null ? List.of() : List.copyOf(severities));
    }
}
