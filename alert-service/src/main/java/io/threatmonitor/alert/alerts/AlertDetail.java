package io.threatmonitor.alert.alerts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.threatmonitor.contracts.alert.AlertSnapshot;

import java.util.List;

/**
 * An alert with all that happened to it.
 *
 * @param timeline oldest first
 */
record AlertDetail(@JsonUnwrapped AlertSnapshot alert, List<AlertTransition> timeline) {

    AlertDetail {
        timeline = List.copyOf(timeline);
    }
}
