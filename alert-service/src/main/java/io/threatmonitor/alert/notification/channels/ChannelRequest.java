package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.alert.notification.setup.Wanted;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What someone wants a channel to be.
 *
 * @param enabled true unless it says otherwise
 * @param secrets those that are not given stay as they are
 */
record ChannelRequest(
        @NotNull
                @Size(min = 1, max = 100)
                @Pattern(regexp = NAME, message = "has control characters")
                String name,
        @Nullable Boolean enabled,
        @NotNull @Valid ChannelDefinition definition,
        @Valid @Nullable ChannelSecrets secrets) {

    private static final String NAME = "[^\\x00-\\x1f]*";

    ChannelSecrets given() {
        return secrets == null ? ChannelSecrets.NONE : secrets;
    }

    Wanted<ChannelDefinition> as(ChannelDefinition checked, @Nullable String ifMatch) {
        return new Wanted<>(name, enabled == null || enabled, checked, ifMatch);
    }
}
