package io.threatmonitor.alert.notification.setup;

import org.jspecify.annotations.Nullable;

/**
 * What someone wants an entry to be.
 *
 * @param ifMatch the tag of the version that was edited (RFC 9110 section 13.1.1); null for any
 */
public record Wanted<D>(String name, boolean enabled, D definition, @Nullable String ifMatch) {}
