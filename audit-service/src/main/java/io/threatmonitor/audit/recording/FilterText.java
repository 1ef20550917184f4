package io.threatmonitor.audit.recording;

import org.jspecify.annotations.Nullable;

/**
 * Text for a column that is filtered by. Some of it was typed by strangers, such as the name of a
 * failed login, and nobody may keep an action out of the trail by typing what the database refuses.
 * The received bytes hold the whole of it.
 */
final class FilterText {

    /**
     * Three bytes each at most, far below the 2,704 that an entry of a PostgreSQL index may have.
     */
    static final int MAX_LENGTH = 200;

    /** PostgreSQL has no such character in its text. */
    private static final char NUL = '\0';

    private static final char REPLACEMENT = '\uFFFD';

    private FilterText() {}

    /** {@code text}, cut to {@link #MAX_LENGTH} characters and without the one that is refused. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        return shortened.replace(NUL, REPLACEMENT);
    }
}
