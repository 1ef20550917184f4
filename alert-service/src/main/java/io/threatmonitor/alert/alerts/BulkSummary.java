package io.threatmonitor.alert.alerts;

import io.threatmonitor.alert.alerts.BulkResult.Outcome;

import java.util.List;

/** What became of many alerts. */
record BulkSummary(
        long total, long changed, long unchanged, long refused, List<BulkResult> results) {

    BulkSummary {
        results = List.copyOf(results);
    }

    static BulkSummary of(List<BulkResult> results) {
        return new BulkSummary(
                results.size(),
                count(results, Outcome.CHANGED),
                count(results, Outcome.UNCHANGED),
                count(results, Outcome.REFUSED),
                results);
    }

    private static long count(List<BulkResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
