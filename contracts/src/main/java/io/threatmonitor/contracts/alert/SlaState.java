package io.threatmonitor.contracts.alert;

/** Whether an objective has been met. */
public enum SlaState {
    /** Its clock runs, and the deadline is ahead. */
    RUNNING,
    /** What it asks for was done in time. */
    MET,
    /** The deadline has passed before. */
    BREACHED
}
