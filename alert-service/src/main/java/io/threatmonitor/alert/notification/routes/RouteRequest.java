package io.threatmonitor.alert.notification.routes;

import io.threatmonitor.alert.notification.setup.Wanted;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What someone wants a route to be.
 *
 * @param enabled true unless it says otherwise
 */
record RouteRequest(
        @NotNull
                @Size(min = 1, max = 100)
                @Pattern(regexp = "[^\\x00-\\x1f]*", message = "has control characters")
                String name,
        @Nullable Boolean enabled,
        @NotNull @Valid RouteDefinition definition) {

    Wanted<RouteDefinition> wanted(@Nullable String ifMatch) {
        return new Wanted<>(name, enabled == null || enabled, definition, ifMatch);
    }
}
