package io.threatmonitor.ingest.publishing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes times as {@link Instant#toString} does (ISO 8601), but remembers the day: the times of the
 * events that are written together are mostly of one. Not thread-safe.
 */
final class InstantJson {

    private static final int DAY = 86_400;

    /** Of {@code 9999-12-31}: what lies outside of four digits is written another way. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private long day = -1;
    private byte[] dayText = {};

    private Instant last = Instant.MIN;
    private byte[] lastJson = {};

    void write(Instant time, JsonBytes json) {
        if (time.equals(last)) {
            json.raw(lastJson);
            return;
        }
        long timeDay = Math.floorDiv(time.getEpochSecond(), DAY);
        if (timeDay < 0 || timeDay > LAST_DAY) {
            json.text(time.toString());
            return;
        }
        json.raw('"');
        json.raw(dayText(timeDay));
        timeOfDay(Math.floorMod(time.getEpochSecond(), DAY), time.getNano(), json);
    }

    /** For a time that many events have. */
    void writeAndRemember(Instant time, JsonBytes json) {
        if (!time.equals(last)) {
            last = time;
            lastJson = JsonBytes.ascii('"' + time.toString() + '"');
        }
        json.raw(lastJson);
    }

    private byte[] dayText(long wanted) {
        if (wanted != day) {
            day = wanted;
            dayText = JsonBytes.ascii(LocalDate.ofEpochDay(wanted) + "T");
        }
        return dayText;
    }

    private static void timeOfDay(int second, int nano, JsonBytes json) {
        json.digits(second / 3600, 2);
        json.raw(':');
        json.digits(second / 60 % 60, 2);
        json.raw(':');
        json.digits(second % 60, 2);
        fraction(nano, json);
        json.raw('Z');
        json.raw('"');
    }

    /** In thousands: milliseconds, microseconds or nanoseconds. */
    private static void fraction(int nano, JsonBytes json) {
        if (nano == 0) {
            return;
        }
        json.raw('.');
        if (nano % 1_000_000 == 0) {
            json.digits(nano / 1_000_000, 3);
        } else if (nano % 1_000 == 0) {
            json.digits(nano / 1_000, 6);
        } else {
            json.digits(nano, 9);
        }
    }
}
