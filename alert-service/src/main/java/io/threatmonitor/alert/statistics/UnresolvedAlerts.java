package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;

/**
 * So many alerts have this status, this severity and about this age.
 *
 * @param age a place in {@link Backlog#AGES}, or one past its end
 * @param oldest when the oldest of them was raised
 */
record UnresolvedAlerts(
        AlertStatus status, Severity severity, int age, long alerts, Instant oldest) {}
