package io.threatmonitor.alert.views;

import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.alert.alerts.AlertSort;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What a view is to be.
 *
 * @param name one that its owner has given no other view
 * @param shared not where it is null
 * @param sort newest first where it is null
 */
record ViewEdit(
        @NotBlank @Size(max = 100) @NoNul String name,
        @Nullable Boolean shared,
        @NotNull AlertFilter filter,
        @Nullable AlertSort sort) {}
