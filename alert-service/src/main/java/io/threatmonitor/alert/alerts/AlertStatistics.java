package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import java.util.List;
import java.util.function.Predicate;

/**
 * How many alerts there are.
 *
 * @param openBySeverity of those whose status is open
 */
record AlertStatistics(AlertsBySeverity openBySeverity, AlertsByStatus byStatus) {

    record AlertsBySeverity(long low, long medium, long high, long critical) {}

    record AlertsByStatus(long open, long acknowledged, long inProgress, long resolved) {}

    /** How many alerts have this status and this severity. */
    record Count(AlertStatus status, Severity severity, long alerts) {}

    static AlertStatistics of(List<Count> counts) {
        return new AlertStatistics(
                new AlertsBySeverity(
                        open(counts, Severity.LOW),
                        open(counts, Severity.MEDIUM),
                        open(counts, Severity.HIGH),
                        open(counts, Severity.CRITICAL)),
                new AlertsByStatus(
                        all(counts, AlertStatus.OPEN),
                        all(counts, AlertStatus.ACKNOWLEDGED),
                        all(counts, AlertStatus.IN_PROGRESS),
                        all(counts, AlertStatus.RESOLVED)));
    }

    private static long open(List<Count> counts, Severity severity) {
        return sum(
                counts,
                count -> count.status() == AlertStatus.OPEN && count.severity() == severity);
    }

    private static long all(List<Count> counts, AlertStatus status) {
        return sum(counts, count -> count.status() == status);
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::alerts).sum();
    }
}
