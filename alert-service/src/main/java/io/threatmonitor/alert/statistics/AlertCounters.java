package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import java.util.List;
import java.util.function.Predicate;

/**
 * How many alerts there are that no silence hides, and how old the unresolved ones are, all at the
 * same moment.
 *
 * @param openBySeverity of those whose status is open
 */
public record AlertCounters(
        AlertsBySeverity openBySeverity, AlertsByStatus byStatus, Backlog backlog) {

    record AlertsBySeverity(long low, long medium, long high, long critical) {}

    record AlertsByStatus(long open, long acknowledged, long inProgress, long resolved) {}

    static AlertCounters of(List<UnresolvedAlerts> unresolved, long resolved) {
        return new AlertCounters(
                new AlertsBySeverity(
                        open(unresolved, Severity.LOW),
                        open(unresolved, Severity.MEDIUM),
                        open(unresolved, Severity.HIGH),
                        open(unresolved, Severity.CRITICAL)),
                new AlertsByStatus(
                        all(unresolved, AlertStatus.OPEN),
                        all(unresolved, AlertStatus.ACKNOWLEDGED),
                        all(unresolved, AlertStatus.IN_PROGRESS),
                        resolved),
                Backlog.of(unresolved));
    }

    private static long open(List<UnresolvedAlerts> alerts, Severity severity) {
        return sum(
                alerts, some -> some.status() == AlertStatus.OPEN && some.severity() == severity);
    }

    private static long all(List<UnresolvedAlerts> alerts, AlertStatus status) {
        return sum(alerts, some -> some.status() == status);
    }

    private static long sum(List<UnresolvedAlerts> alerts, Predicate<UnresolvedAlerts> which) {
        return alerts.stream().filter(which).mapToLong(UnresolvedAlerts::alerts).sum();
    }
}
