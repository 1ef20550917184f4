package io.threatmonitor.ingest.intake.nativeapi;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The values of an enum by their names in JSON, in upper or lower case. Immutable. */
final class Choices<E extends Enum<E>> {

    private final Map<String, E> byName = new LinkedHashMap<>();

    Choices(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            byName.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
    }

    /** Null where {@code text} names none of them. */
    @Nullable E named(String text) {
        E exact = byName.get(text);
        return exact == null ? byName.get(text.strip().toLowerCase(Locale.ROOT)) : exact;
    }

    /** All names, in the order of the enum. */
    String names() {
        return byName.keySet().stream().collect(joining(", "));
    }
}
