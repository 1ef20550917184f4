package io.threatmonitor.alert.incidents;

/** Where an incident is in its life. */
enum IncidentStatus {
    OPEN,
    IN_PROGRESS,
    RESOLVED
}
