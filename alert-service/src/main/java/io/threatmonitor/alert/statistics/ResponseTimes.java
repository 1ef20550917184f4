package io.threatmonitor.alert.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * How long alerts waited until somebody took them out of open, and until they were resolved, both
 * since they were raised or last reopened, counted on the day (UTC) on which the waiting ended.
 *
 * @param from the first day
 * @param to the last day, which is today
 * @param byDay oldest first
 * @param byAnalyst of those who ended the waiting, the busiest first
 * @param byRule of the alerts of each rule, the busiest first
 */
record ResponseTimes(
        LocalDate from,
        LocalDate to,
        Waits overall,
        List<OfDay> byDay,
        List<OfAnalyst> byAnalyst,
        List<OfRule> byRule) {

    ResponseTimes {
        byDay = List.copyOf(byDay);
        byAnalyst = List.copyOf(byAnalyst);
        byRule = List.copyOf(byRule);
    }

    /** How long it took until acknowledged, and until resolved. */
    record Waits(Wait untilAcknowledged, Wait untilResolved) {}

    record OfDay(LocalDate day, Waits waits) {}

    record OfAnalyst(String analyst, Waits waits) {}

    record OfRule(String ruleId, Waits waits) {}
}
