package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import java.util.List;
import java.util.function.Predicate;

/**
 * How many alerts there are, how old the unresolved ones are, and how long alerts wait for people.
 *
 * @param openBySeverity of those whose status is open
 * @param sla in the same days as the response times, the most severe first
 */
record AlertStatistics(
        AlertsBySeverity openBySeverity,
        AlertsByStatus byStatus,
        Backlog backlog,
        ResponseTimes responseTimes,
        List<ServiceLevel> sla) {

    AlertStatistics {
        sla = List.copyOf(sla);
    }

    record AlertsBySeverity(long low, long medium, long high, long critical) {}

    record AlertsByStatus(long open, long acknowledged, long inProgress, long resolved) {}

    static AlertStatistics of(
            AlertCount alerts, ResponseTimes responseTimes, List<ServiceLevel> sla) {
        List<UnresolvedAlerts> unresolved = alerts.unresolved();
        return new AlertStatistics(
                new AlertsBySeverity(
                        open(unresolved, Severity.LOW),
                        open(unresolved, Severity.MEDIUM),
                        open(unresolved, Severity.HIGH),
                        open(unresolved, Severity.CRITICAL)),
                new AlertsByStatus(
                        all(unresolved, AlertStatus.OPEN),
                        all(unresolved, AlertStatus.ACKNOWLEDGED),
                        all(unresolved, AlertStatus.IN_PROGRESS),
                        alerts.resolved()),
                Backlog.of(unresolved),
                responseTimes,
                sla);
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
