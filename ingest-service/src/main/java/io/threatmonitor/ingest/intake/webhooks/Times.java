package io.threatmonitor.ingest.intake.webhooks;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Reads times as products write them. One that makes no sense is absent, and the time of arrival
 * stands in.
 */
final class Times {

    /** As Suricata and Wazuh write it: {@code 2026-11-24T12:00:00.123456+0100}. */
    private static final DateTimeFormatter OFFSET_WITHOUT_COLON =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendOffset("+HHMM", "Z")
                    .toFormatter();

    private Times() {}

    /** Text with an offset; without one, and with a blank instead of the T, it is UTC. */
    static @Nullable Instant read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String time = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        Instant read = parsed(time, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        if (read == null) {
            read = parsed(time, OFFSET_WITHOUT_COLON);
        }
        return plausible(read == null ? inUtc(time) : read);
    }

    static @Nullable Instant ofMillis(@Nullable Long millis) {
        return millis == null ? null : plausible(Instant.ofEpochMilli(millis));
    }

    /** Go and others write a time that is not set as the year 1. */
    private static @Nullable Instant plausible(@Nullable Instant time) {
        return time == null || time.isBefore(Instant.EPOCH) ? null : time;
    }

    private static @Nullable Instant parsed(String time, DateTimeFormatter format) {
        try {
            return format.parse(time, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant inUtc(String time) {
        try {
            return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
