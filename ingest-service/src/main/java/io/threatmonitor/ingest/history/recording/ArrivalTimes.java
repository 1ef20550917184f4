package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The times that can be kept and asked for: PostgreSQL knows fewer of them than Java. */
public final class ArrivalTimes {

    /** RFC 3339 section 1: years have four digits. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private ArrivalTimes() {}

    static boolean areKept(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(END);
    }

    /**
     * @throws ApiException {@code validation_failed} when no event can have arrived at {@code time}
     */
    public static void check(String field, @Nullable Instant time) {
        if (time != null && !areKept(time)) {
            throw ApiException.invalid(field, "must be between the years 1970 and 9999");
        }
    }
}
