package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A field of an event, by the name that it has on the wire: {@code source_name}, or {@code
 * attributes.} and the name or path of an attribute.
 */
record EventField(String name) {

    private static final String ATTRIBUTES = "attributes.";

    private static final Map<String, Function<SecurityEvent, @Nullable Object>> FIELDS =
            Map.of(
                    "source_name", SecurityEvent::sourceName,
                    "sensor_id", SecurityEvent::sensorId,
                    "event_type", event -> word(event.eventType()),
                    "severity", event -> word(event.severity()),
                    "ip_address", SecurityEvent::ipAddress);

    /**
     * @throws IllegalArgumentException when no event has such a field
     */
    EventField {
        boolean isAttribute = name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length();
        if (!isAttribute && !FIELDS.containsKey(name)) {
            throw new IllegalArgumentException(
                    "An event has no %s; there are %s and attributes.<name>"
                            .formatted(
                                    name,
                                    String.join(", ", FIELDS.keySet().stream().sorted().toList())));
        }
    }

    /** The value as text; null where the event has none. */
    @Nullable String of(SecurityEvent event) {
        var field = FIELDS.get(name);
        Object value =
                field != null
                        ? field.apply(event)
                        : attribute(event.attributes(), name.substring(ATTRIBUTES.length()));
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> WireJson.MAPPER.writeValueAsString(value);
        };
    }

    /** By its name, or by its path where the sender nests objects. */
    private static @Nullable Object attribute(Map<?, ?> attributes, String path) {
        Object flat = attributes.get(path);
        int dot = path.indexOf('.');
        if (flat != null || dot < 0) {
            return flat;
        }
        return attributes.get(path.substring(0, dot)) instanceof Map<?, ?> nested
                ? attribute(nested, path.substring(dot + 1))
                : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
