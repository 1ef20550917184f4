package io.threatmonitor.alert.incidents;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * Alerts that are to become part of an incident.
 *
 * @param alerts ids or numbers; none may be part of another incident
 */
record MoreAlerts(
        @NotNull @Size(min = 1, max = NewIncident.MOST_ALERTS) List<@NotNull String> alerts) {}
