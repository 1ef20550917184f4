package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.event.Severity;

/** So many alerts of a severity wait for someone although their deadline has passed. */
record OverdueAlerts(Severity severity, long unacknowledged, long unresolved) {}
