package io.threatmonitor.ingest.intake.webhooks;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of one JSON object, read without ever failing: what is of another type is absent. */
record Fields(Map<String, @Nullable Object> all) {

    private static final String DOT = "\\.";

    /** The object {@code path} names, such as {@code winlog.event_data}; empty if there is none. */
    Fields at(String path) {
        return of(value(path));
    }

    @SuppressWarnings("unchecked") // names of JSON objects are text
    static Fields of(@Nullable Object value) {
        return value instanceof Map<?, ?> object
                ? new Fields((Map<String, @Nullable Object>) object)
                : new Fields(Map.of());
    }

    /** The first of {@code paths} that holds text that is not blank, or a number or boolean. */
    @Nullable String text(String... paths) {
        for (String path : paths) {
            String text = plain(value(path));
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** The first of {@code paths} that holds a whole number, also as text. */
    @Nullable Long number(String... paths) {
        String text = text(paths);
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The texts of an array, or one text by itself. */
    List<String> texts(String path) {
        if (value(path) instanceof List<?> array) {
            return array.stream().map(Fields::plain).filter(Objects::nonNull).toList();
        }
        String only = text(path);
        return only == null ? List.of() : List.of(only);
    }

    /** The objects of an array, or one object by itself. */
    List<Fields> objects(String path) {
        return switch (value(path)) {
            case List<?> array ->
                    array.stream().filter(Map.class::isInstance).map(Fields::of).toList();
            case Map<?, ?> only -> List.of(Fields.of(only));
            case null, default -> List.of();
        };
    }

    boolean has(String path) {
        return value(path) != null;
    }

    /** Some products write {@code a.b} as one name, others nest: both are found. */
    @Nullable Object value(String path) {
        Object flat = all.get(path);
        if (flat != null || path.indexOf('.') < 0) {
            return flat;
        }
        Object value = all;
        for (String name : path.split(DOT, -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    private static @Nullable String plain(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default -> null;
        };
    }
}
