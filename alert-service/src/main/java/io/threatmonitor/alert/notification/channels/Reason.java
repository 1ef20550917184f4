package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.contracts.alert.AlertChange;

import java.util.Locale;

/** Why someone is told. */
public enum Reason {
    RAISED,
    ACKNOWLEDGED,
    STARTED,
    ASSIGNED,
    ANNOTATED,
    COMMENTED,
    RESOLVED,
    REOPENED,
    MERGED,
    DETACHED,
    /** One of its deadlines has passed. */
    BREACHED,
    UPDATED,
    /** Nobody has acknowledged the alert in time. */
    ESCALATED,
    /** Several alerts at once. */
    DIGEST,
    /** Someone pressed the button. */
    TEST;

    public static Reason of(AlertChange.Kind kind) {
        return switch (kind) {
            case RAISED -> RAISED;
            case ACKNOWLEDGED -> ACKNOWLEDGED;
            case STARTED -> STARTED;
            case ASSIGNED -> ASSIGNED;
            case ANNOTATED -> ANNOTATED;
            case COMMENTED -> COMMENTED;
            case RESOLVED -> RESOLVED;
            case REOPENED -> REOPENED;
            // nobody was told when it was raised
            case UNSILENCED -> RAISED;
            case MERGED -> MERGED;
            case DETACHED -> DETACHED;
            case BREACHED -> BREACHED;
            case UPDATED -> UPDATED;
        };
    }

    /** As it stands on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
