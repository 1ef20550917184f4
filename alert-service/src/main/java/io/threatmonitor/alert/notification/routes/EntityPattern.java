package io.threatmonitor.alert.notification.routes;

import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.util.PatternMatchUtils;

import java.util.Locale;

/**
 * Entities that an alert may be about.
 *
 * @param kind null for any
 * @param value in any case, where {@code *} stands for any characters
 */
public record EntityPattern(
        Entity.@Nullable Kind kind, @NotNull @Size(min = 1, max = 255) @NoNul String value) {

    boolean matches(Entity entity) {
        return (kind == null || kind == entity.kind())
                && PatternMatchUtils.simpleMatch(
                        value.toLowerCase(Locale.ROOT), entity.value().toLowerCase(Locale.ROOT));
    }
}
