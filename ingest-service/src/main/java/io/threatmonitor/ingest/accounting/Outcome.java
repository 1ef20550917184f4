package io.threatmonitor.ingest.accounting;

/** How the submission of an event ended, as accounts tell it apart. */
public enum Outcome {
    ACCEPTED,
    DUPLICATE,
    UNAVAILABLE,
    /** Rejected: nothing of it made sense. */
    UNREADABLE,
    /** Rejected: some field was wrong. */
    INVALID,
    /** Rejected: the sensor may not send this. */
    NOT_ALLOWED,
    /** Rejected: the brokers take no event of this size. */
    TOO_LARGE;

    /** Whether a sensor that works got this far; not taking its event is no fault of its own. */
    boolean isFromAWorkingSensor() {
        return this == ACCEPTED || this == DUPLICATE || this == UNAVAILABLE;
    }
}
