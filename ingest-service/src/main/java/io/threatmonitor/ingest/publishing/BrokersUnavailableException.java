package io.threatmonitor.ingest.publishing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** The brokers did not confirm an event in time, or too many events already wait for them. */
public final class BrokersUnavailableException extends RuntimeException {

    private final Duration retryAfter;

    public BrokersUnavailableException(
            String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** When it is worth trying again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
