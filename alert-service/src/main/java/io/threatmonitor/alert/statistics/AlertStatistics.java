package io.threatmonitor.alert.statistics;

import io.threatmonitor.alert.statistics.AlertCounters.AlertsBySeverity;
import io.threatmonitor.alert.statistics.AlertCounters.AlertsByStatus;

import java.util.List;

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

    static AlertStatistics of(
            AlertCounters alerts, ResponseTimes responseTimes, List<ServiceLevel> sla) {
        return new AlertStatistics(
                alerts.openBySeverity(), alerts.byStatus(), alerts.backlog(), responseTimes, sla);
    }
}
