package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * One of the alerts that a request is about.
 *
 * @param name as the request has it
 * @param version the version that whoever asks has seen, null for whichever there is
 */
record BulkTarget(String name, UUID id, @Nullable Long version) {}
