package io.threatmonitor.ingest.intake.nativeapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads times (RFC 3339 section 5.6). Each event has one, and the JDK's way there is long. */
final class Rfc3339 {

    /** Of {@code 2026-11-22T14:05:00}. */
    private static final int SECONDS_END = 19;

    private static final String FORM = "0000-00-00T00:00:00.000000000";
    private static final int MOST_DIGITS = 9;

    private Rfc3339() {}

    /**
     * @throws DateTimeException when {@code text} is no time with an offset
     */
    static Instant parse(String text) {
        return hasCommonForm(text) ? inUtc(text) : OffsetDateTime.parse(text).toInstant();
    }

    /** In UTC, to the second or a fraction of it. */
    private static boolean hasCommonForm(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + MOST_DIGITS || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char form = FORM.charAt(i);
            char actual = text.charAt(i);
            boolean isDigit = actual >= '0' && actual <= '9';
            if (form == '0' ? !isDigit : actual != form) {
                return false;
            }
        }
        return end != SECONDS_END + 1;
    }

    private static Instant inUtc(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, SECONDS_END),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        int digits = Math.max(0, text.length() - SECONDS_END - 2);
        int nanos = digits == 0 ? 0 : number(text, SECONDS_END + 1, text.length() - 1);
        for (int i = digits; i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
