package io.threatmonitor.alert.incidents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Page;

import java.util.List;

/**
 * An incident with its alerts, and all that happened to it.
 *
 * @param members a page of its alerts, newest first
 * @param timeline oldest first
 */
record IncidentDetail(
        @JsonUnwrapped Incident incident,
        IncidentProgress alertsByStatus,
        Page<AlertSnapshot> members,
        List<IncidentTransition> timeline) {

    IncidentDetail {
        timeline = List.copyOf(timeline);
    }
}
