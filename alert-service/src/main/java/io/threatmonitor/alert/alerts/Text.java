package io.threatmonitor.alert.alerts;

/** What PostgreSQL takes for text. */
final class Text {

    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** A sender must not escape an alert by writing a character that the database refuses. */
    static String withoutNul(String text) {
        return text.replace(NUL, REPLACEMENT);
    }
}
