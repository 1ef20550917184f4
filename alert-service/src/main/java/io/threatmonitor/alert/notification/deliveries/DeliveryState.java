package io.threatmonitor.alert.notification.deliveries;

import java.util.Locale;

/** Where a delivery is. */
enum DeliveryState {
    /** Waits to be tried, or tried again. */
    DUE,
    /** The receiver has it. */
    SENT,
    /** The receiver refused it, or did not take it in time. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
