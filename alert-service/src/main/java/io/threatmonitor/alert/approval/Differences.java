package io.threatmonitor.alert.approval;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The fields that a change has changed, as they were and as they are. */
public record Differences(
        Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    public static Differences between(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var old = new LinkedHashMap<>(before);
        var now = new LinkedHashMap<>(after);
        old.entrySet()
                .removeIf(field ->
                        after.containsKey(field.getKey())
                                && Objects.equals(field.getValue(), after.get(field.getKey())));
        now.entrySet()
                .removeIf(field ->
                        before.containsKey(field.getKey())
                                && Objects.equals(field.getValue(), before.get(field.getKey())));
        return new Differences(old, now);
    }
}
