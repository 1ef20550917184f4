package io.threatmonitor.ingest.intake;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/**
 * Keeps out what JSON can say but a reader further on cannot hold: the rules of I-JSON (RFC 7493
 * section 2) on text and numbers, and no NUL, which PostgreSQL has no text for.
 */
final class JsonContent {

    static final int TEXT_MAX = 32_768;
    static final int NAME_MAX = 200;

    private JsonContent() {}

    /** Checks {@code value}, as Jackson reads untyped JSON, and all that it contains. */
    static void check(String field, @Nullable Object value, Problems problems) {
        if (!isFine(value)) {
            check(new Place(null, field), value, problems);
        }
    }

    /** What {@link #check} finds nothing in: nearly every value, so that no places are made. */
    private static boolean isFine(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length() <= TEXT_MAX && isSound(text);
            case Map<?, ?> object -> isFineObject(object);
            case Collection<?> array -> isFineArray(array);
            case Double number -> Double.isFinite(number);
            case null, default -> true;
        };
    }

    private static boolean isFineObject(Map<?, ?> object) {
        for (var member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            if (name.length() > NAME_MAX || !isSound(name) || !isFine(member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFineArray(Collection<?> array) {
        for (Object element : array) {
            if (!isFine(element)) {
                return false;
            }
        }
        return true;
    }

    private static void check(Place place, @Nullable Object value, Problems problems) {
        switch (value) {
            case String text -> text(place, text, problems);
            case Map<?, ?> object -> object(place, object, problems);
            case Collection<?> array -> array(place, array, problems);
            case Double number -> number(place, number, problems);
            case null, default -> {} // other numbers and booleans: nothing to get wrong
        }
    }

    private static void object(Place place, Map<?, ?> object, Problems problems) {
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (isSound(name) && name.length() <= NAME_MAX) {
                check(new Place(place, name), value, problems);
            } else {
                problems.add(
                        place.toString(),
                        "has a name that is not valid text or longer than %d characters"
                                .formatted(NAME_MAX));
            }
        });
    }

    private static void array(Place place, Collection<?> array, Problems problems) {
        int index = 0;
        for (Object element : array) {
            check(new Place(place, index++), element, problems);
        }
    }

    private static void text(Place place, String text, Problems problems) {
        if (text.length() > TEXT_MAX) {
            problems.add(place.toString(), "must have at most %d characters".formatted(TEXT_MAX));
        } else if (!isSound(text)) {
            problems.add(
                    place.toString(), "must not contain NUL characters or unpaired surrogates");
        }
    }

    private static void number(Place place, double number, Problems problems) {
        if (!Double.isFinite(number)) {
            problems.add(place.toString(), "is too large a number"); // RFC 7493 section 2.2
        }
    }

    /** RFC 7493 section 2.1, and no NUL. */
    private static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * Where a value stands, put into words only where something is wrong with it.
     *
     * @param step a name or an index
     */
    private record Place(@Nullable Place within, Object step) {

        @Override
        public String toString() {
            if (within == null) {
                return step.toString();
            }
            return step instanceof Integer ? within + "[" + step + "]" : within + "." + step;
        }
    }
}
