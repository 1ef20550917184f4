package io.threatmonitor.alert.notification.setup;

import java.util.Locale;

/** What can be set up. */
public enum EntryKind {
    CHANNEL,
    ROUTE,
    GROUP;

    /** As the database, the audit trail and sentences spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
