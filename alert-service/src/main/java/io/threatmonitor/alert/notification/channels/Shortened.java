package io.threatmonitor.alert.notification.channels;

/** Text that a receiver with a limit takes. */
final class Shortened {

    private static final char ELLIPSIS = '\u2026';

    private Shortened() {}

    /** At most {@code length} characters, and no half of a surrogate pair. */
    static String toAtMost(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + ELLIPSIS;
    }
}
