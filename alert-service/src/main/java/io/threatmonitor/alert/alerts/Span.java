package io.threatmonitor.alert.alerts;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Span(Instant from, Instant to) {

    public boolean includes(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
