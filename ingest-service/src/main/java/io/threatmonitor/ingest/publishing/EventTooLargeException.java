package io.threatmonitor.ingest.publishing;

/** An event that is larger than what the brokers are set to take. */
public final class EventTooLargeException extends RuntimeException {

    public EventTooLargeException(Throwable cause) {
        super("The brokers do not take an event of this size", cause);
    }
}
