package io.threatmonitor.ingest.sensors;

import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of a sensor that no annotation can check. */
final class SensorFields {

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(365);

    private SensorFields() {}

    /**
     * @throws io.threatmonitor.kit.api.ApiException {@code validation_failed}
     */
    static List<AddressRange> addresses(List<String> texts) {
        var ranges = new ArrayList<AddressRange>();
        for (String text : texts) {
            try {
                ranges.add(AddressRange.parse(text));
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid(
                        "syslog_addresses", "must be addresses, or ranges such as 192.0.2.0/24");
            }
        }
        return ranges;
    }

    /** Null for never, which is also what a length of zero says. */
    static @Nullable Duration silence(@Nullable Duration length) {
        if (length == null || length.isZero()) {
            return null;
        }
        if (length.compareTo(SHORTEST_SILENCE) < 0 || length.compareTo(LONGEST_SILENCE) > 0) {
            throw ApiException.invalid("silent_after", "must be between PT1S and P365D");
        }
        return length;
    }
}
