package io.threatmonitor.contracts.detection;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which detections of a rule count as one: those that agree in all of these values, from the first
 * of them on until the window has passed.
 *
 * @param values by the names of their fields; what an event does not say has no entry
 * @param window longer than nothing
 */
public record Grouping(Map<String, String> values, Duration window) {

    /** Refuses a window that nothing fits into. */
    public Grouping {
        requireNonNull(window, "window");
        if (!window.isPositive()) {
            throw new IllegalArgumentException("window must be longer than nothing");
        }
        values = Collections.unmodifiableMap(said(values));
    }

    private static Map<String, String> said(@Nullable Map<String, @Nullable String> values) {
        var said = new TreeMap<String, String>();
        if (values != null) {
            values.forEach((field, value) -> {
                if (value != null) {
                    said.put(field, value);
                }
            });
        }
        return said;
    }
}
