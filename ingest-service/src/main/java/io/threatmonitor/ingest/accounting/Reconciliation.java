package io.threatmonitor.ingest.accounting;

import java.time.Instant;
import java.util.List;

/**
 * The accounts of a time.
 *
 * @param difference of all hours together, each without its sign: zero, or something is lost
 * @param uncleanEnds when a replica last counted that ended without saying so: what it accepted
 *     after that appears as {@code uncounted}
 */
record Reconciliation(
        List<HourlyAccount> hours, long difference, long uncounted, List<Instant> uncleanEnds) {

    static Reconciliation of(List<HourlyAccount> hours, List<Instant> uncleanEnds) {
        return new Reconciliation(
                List.copyOf(hours),
                hours.stream().mapToLong(hour -> Math.abs(hour.difference())).sum(),
                hours.stream().mapToLong(HourlyAccount::uncounted).sum(),
                List.copyOf(uncleanEnds));
    }
}
