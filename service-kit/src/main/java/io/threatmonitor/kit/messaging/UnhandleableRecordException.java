package io.threatmonitor.kit.messaging;

/** A record that fails however often it is tried. */
final class UnhandleableRecordException extends RuntimeException {

    UnhandleableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
