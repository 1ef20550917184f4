package io.threatmonitor.ingest.intake.syslog.message;

import java.util.ArrayList;

/** Text that is kept whole among the attributes, however long it is. */
final class KeptText {

    /** Below what an event's rules allow for one text. */
    private static final int LONGEST = 32_000;

    private KeptText() {}

    /** The text itself, or a list of its pieces where it is too long for one. */
    static Object of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var pieces = new ArrayList<String>();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(start + LONGEST, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
