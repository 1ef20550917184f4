package io.threatmonitor.alert.incidents;

import jakarta.validation.constraints.NotNull;

/**
 * The incident that is to take over the alerts of another.
 *
 * @param into id or number
 */
record MergeTarget(@NotNull String into) {}
