package io.threatmonitor.alert.notification.routes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Who is told when an alert has waited for too long.
 *
 * @param after since the alert was raised or reopened
 * @param groups whose member on call is told
 */
public record EscalationStep(
        @NotNull Duration after,
        @Size(max = 20) @Nullable List<@NotNull UUID> channels,
        @Size(max = 20) @Nullable List<@NotNull UUID> groups) {}
