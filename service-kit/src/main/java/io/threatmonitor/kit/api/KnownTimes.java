package io.threatmonitor.kit.api;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The times that can be kept and asked for: PostgreSQL knows fewer of them than Java. */
public final class KnownTimes {

    /** RFC 3339 section 1: years have four digits. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private KnownTimes() {}

    public static boolean include(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(END);
    }

    /**
     * @param time null where none is given
     * @throws ApiException {@code validation_failed} when it is none of them
     */
    public static void check(String field, @Nullable Instant time) {
        if (time != null && !include(time)) {
            throw ApiException.invalid(field, "must be between the years 1970 and 9999");
        }
    }
}
