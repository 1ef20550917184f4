package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.event.Severity;

import java.util.List;
import java.util.UUID;

/**
 * Alerts that are to become part of an incident.
 *
 * @param ids at least one, each once
 * @param severity the highest of them
 * @param title of the one that has it, the oldest of several
 */
public record MergeCandidates(List<UUID> ids, Severity severity, String title) {

    public MergeCandidates {
        ids = List.copyOf(ids);
    }
}
