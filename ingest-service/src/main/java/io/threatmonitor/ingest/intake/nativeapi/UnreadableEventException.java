package io.threatmonitor.ingest.intake.nativeapi;

/** What should be an event is not one JSON object; the message says what it is or must be. */
final class UnreadableEventException extends Exception {

    UnreadableEventException(String message) {
        super(message, null, false, false); // expected, and told to senders: no stack trace
    }
}
