package io.threatmonitor.alert.statistics;

import java.util.List;

/** The alerts that no silence hides, all at the same moment. */
record AlertCount(List<UnresolvedAlerts> unresolved, long resolved) {

    AlertCount {
        unresolved = List.copyOf(unresolved);
    }
}
