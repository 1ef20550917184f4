package io.threatmonitor.alert.notification.setup;

/**
 * A kind of entry, and what is defined by one.
 *
 * @param definition holds no secret
 */
public record EntryType<D>(EntryKind kind, Class<D> definition) {}
