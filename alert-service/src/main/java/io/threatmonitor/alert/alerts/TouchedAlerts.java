package io.threatmonitor.alert.alerts;

import java.util.List;

/**
 * The alerts that a change of their incident has changed.
 *
 * @param first the numbers of up to ten of them, rising
 */
public record TouchedAlerts(long total, List<Long> first) {

    private static final int FIRST = 10;

    public TouchedAlerts {
        first = List.copyOf(first);
    }

    static TouchedAlerts of(List<Memberships.Membership> alerts) {
        return new TouchedAlerts(
                alerts.size(),
                alerts.stream().map(Memberships.Membership::number).sorted().limit(FIRST).toList());
    }

    public boolean none() {
        return total == 0;
    }
}
