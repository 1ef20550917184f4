package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.alert.AlertStatus;

import java.util.Map;

/** How many alerts of an incident have which status. */
record IncidentProgress(long open, long acknowledged, long inProgress, long resolved) {

    static IncidentProgress of(Map<AlertStatus, Long> counts) {
        return new IncidentProgress(
                counts.getOrDefault(AlertStatus.OPEN, 0L),
                counts.getOrDefault(AlertStatus.ACKNOWLEDGED, 0L),
                counts.getOrDefault(AlertStatus.IN_PROGRESS, 0L),
                counts.getOrDefault(AlertStatus.RESOLVED, 0L));
    }
}
