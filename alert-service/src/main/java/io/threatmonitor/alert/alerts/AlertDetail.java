package io.threatmonitor.alert.alerts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.threatmonitor.contracts.alert.AlertSnapshot;

import java.util.List;

/**
 * An alert with all that happened to it, and what belongs to it.
 *
 * @param timeline oldest first
 */
record AlertDetail(
        @JsonUnwrapped AlertSnapshot alert, List<AlertTransition> timeline, RelatedAlerts related) {

    AlertDetail {
        timeline = List.copyOf(timeline);
    }
}
