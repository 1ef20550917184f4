package io.threatmonitor.contracts.event;

import org.jspecify.annotations.Nullable;

/** The device behind the event, mostly read from its user agent. */
public record Device(
        @Nullable String type,
        @Nullable String osFamily,
        @Nullable String osVersion,
        @Nullable String browserFamily,
        @Nullable String browserVersion,
        @Nullable String userAgent) {}
