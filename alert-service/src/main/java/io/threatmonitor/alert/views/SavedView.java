package io.threatmonitor.alert.views;

import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.alert.alerts.AlertSort;

import java.time.Instant;
import java.util.UUID;

/**
 * A filter of the list of alerts, under a name.
 *
 * @param owner the login of whoever saved it
 * @param shared whether everyone who may read alerts sees it; only its owner and administrators
 *     change it
 * @param filter as it was saved: {@code me} is whoever looks
 */
record SavedView(
        UUID id,
        String owner,
        String name,
        boolean shared,
        AlertFilter filter,
        AlertSort sort,
        Instant createdAt,
        Instant updatedAt) {}
