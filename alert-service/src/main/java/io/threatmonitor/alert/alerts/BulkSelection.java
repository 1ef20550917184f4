package io.threatmonitor.alert.alerts;

import java.util.List;

/**
 * The alerts that a request is about.
 *
 * @param unknown names for which there is no alert
 */
record BulkSelection(List<BulkTarget> targets, List<String> unknown) {

    BulkSelection {
        targets = List.copyOf(targets);
        unknown = List.copyOf(unknown);
    }

    int size() {
        return targets.size() + unknown.size();
    }
}
