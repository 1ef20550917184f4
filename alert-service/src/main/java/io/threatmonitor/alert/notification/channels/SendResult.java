package io.threatmonitor.alert.notification.channels;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How an attempt to tell has ended. */
public sealed interface SendResult {

    /** For the delivery log: names no secret. */
    String detail();

    /** The receiver has it. */
    record Sent(String detail) implements SendResult {}

    /**
     * Trying again may help.
     *
     * @param pause how long the receiver wants to be left alone; null where it does not say
     */
    record Later(String detail, @Nullable Duration pause) implements SendResult {}

    /** Trying again would be refused again. */
    record Refused(String detail) implements SendResult {}
}
