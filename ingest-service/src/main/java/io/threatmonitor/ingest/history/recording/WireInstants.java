package io.threatmonitor.ingest.history.recording;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the form in which our records have their times, {@code 2026-11-24T19:10:56.123456Z} with
 * any number of decimals, without the formatters of Java, which took an eighth of the time of the
 * recorder. Whatever looks different, Jackson reads.
 */
final class WireInstants extends StdDeserializer<Instant> {

    /** The digits from the year to the second. */
    private static final String FORM = "0000-00-00T00:00:00";

    private static final int MOST_DECIMALS = 9;

    WireInstants() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
        Instant time =
                json.currentToken() == JsonToken.VALUE_STRING ? parse(json.getString()) : null;
        return time != null ? time : InstantDeserializer.INSTANT.deserialize(json, context);
    }

    /** Null for what has another form. */
    static @Nullable Instant parse(String text) {
        int last = text.length() - 1;
        if (last < FORM.length() || text.charAt(last) != 'Z' || !hasForm(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, last);
        if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            long day =
                    LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                            .toEpochDay();
            return Instant.ofEpochSecond(
                    day * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? !isDigit(found) : found != expected) {
                return false;
            }
        }
        return true;
    }

    /** What stands between the seconds and the last letter; negative unless it is decimals. */
    private static int nanos(String text, int last) {
        int decimals = last - FORM.length() - 1;
        if (decimals < 0) {
            return 0;
        }
        if (text.charAt(FORM.length()) != '.' || decimals == 0 || decimals > MOST_DECIMALS) {
            return -1;
        }
        int nanos = 0;
        for (int i = last - decimals; i < last; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            nanos = nanos * 10 + text.charAt(i) - '0';
        }
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
