package io.threatmonitor.alert.tidy;

import java.time.Clock;
import java.time.Instant;

/** Keeps the rules of the house. */
public record Tidy(Clock clock) {

    Instant now() {
        return Instant.now(clock);
    }
}
