package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An incident that someone wants.
 *
 * @param alerts ids or numbers; none may be part of another incident
 * @param title null for the title of the most severe alert
 * @param severity null for the highest of its alerts
 * @param assignedTo a login, or {@code me} for whoever asks
 */
record NewIncident(
        @NotNull @Size(min = 1, max = MOST_ALERTS) List<@NotNull String> alerts,
        @Size(min = 1, max = LONGEST_TITLE) @NoNul @Nullable String title,
        @Nullable Severity severity,
        @Size(max = LONGEST_LOGIN) @NoNul @Nullable String assignedTo,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String notes) {

    /** How many alerts an incident can have, since all of them change together. */
    static final int MOST_ALERTS = 10_000;

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_LOGIN = 255;
    static final int LONGEST_NOTES = 10_000;
}
