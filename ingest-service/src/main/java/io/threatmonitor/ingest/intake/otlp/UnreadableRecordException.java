package io.threatmonitor.ingest.intake.otlp;

/** A message that makes no sense; the sentence is for the sender. */
final class UnreadableRecordException extends Exception {

    UnreadableRecordException(String message) {
        super(message);
    }
}
