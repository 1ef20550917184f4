package io.threatmonitor.contracts.alert;

/** Where an alert is in its life. */
public enum AlertStatus {
    OPEN,
    ACKNOWLEDGED,
    IN_PROGRESS,
    RESOLVED
}
