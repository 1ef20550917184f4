package io.threatmonitor.kit.api;

/**
 * An answer that cannot be brought to its end although its start is on its way. It becomes a
 * connection that breaks off (RFC 9112 section 8): the only way left to say that what was received
 * is not all.
 */
public final class BrokenOffException extends RuntimeException {

    public BrokenOffException(Throwable cause) {
        super("An answer broke off", cause);
    }
}
