package io.threatmonitor.alert.suppression;

import java.util.Locale;

/** Where a silence is in its life. */
enum SilenceState {
    /** It hides nothing before an administrator approves it. */
    PROPOSED,
    /** It hides what it matches, in its time. */
    ACTIVE,
    /** Its time is over. */
    EXPIRED,
    /** Someone ended it, or it did since nothing matched. */
    ENDED;

    boolean isOver() {
        return switch (this) {
            case PROPOSED, ACTIVE -> false;
            case EXPIRED, ENDED -> true;
        };
    }

    /** As the database and sentences spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
