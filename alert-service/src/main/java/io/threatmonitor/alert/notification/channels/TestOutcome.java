package io.threatmonitor.alert.notification.channels;

import java.util.UUID;

/**
 * How a test of a channel ended.
 *
 * @param id of the notification, as the receiver saw it
 * @param detail what the receiver answered, or why there was no answer
 */
record TestOutcome(UUID id, boolean sent, String detail) {}
