package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** As much of an alert as a line about it shows. */
record AlertSummary(
        UUID id,
        long number,
        RuleReference rule,
        Severity severity,
        String title,
        List<Entity> entities,
        AlertStatus status,
        Instant createdAt) {

    AlertSummary {
        entities = List.copyOf(entities);
    }
}
