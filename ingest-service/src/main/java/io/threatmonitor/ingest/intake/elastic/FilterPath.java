package io.threatmonitor.ingest.intake.elastic;

import org.jspecify.annotations.Nullable;
import org.springframework.util.PatternMatchUtils;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Leaves of an answer what the sender asked for ("Common options", {@code filter_path}): paths with
 * {@code *} for a part of a name and {@code **} for any number of names. Exclusions, which start
 * with a minus, leave out nothing.
 */
final class FilterPath {

    private static final int MOST_PATHS = 20;
    private static final String ANY_DEPTH = "**";

    private final List<List<String>> paths;

    private FilterPath(List<List<String>> paths) {
        this.paths = paths;
    }

    static FilterPath of(@Nullable String parameter) {
        return parameter == null
                ? new FilterPath(List.of())
                : new FilterPath(
                        Arrays.stream(parameter.split(","))
                                .map(String::strip)
                                .filter(path -> !path.isEmpty() && !path.startsWith("-"))
                                .limit(MOST_PATHS)
                                .map(path -> List.of(path.split("\\.", -1)))
                                .toList());
    }

    /** An array is filtered while it is read, so that a long one is never there twice. */
    Map<String, Object> apply(Map<String, Object> answer) {
        return paths.isEmpty() ? answer : ofObject(answer, paths);
    }

    private static Map<String, Object> ofObject(Map<?, ?> object, List<List<String>> paths) {
        var kept = new LinkedHashMap<String, Object>();
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            Object child = value == null ? null : ofValue(value, below(name, paths));
            if (child != null) {
                kept.put(name, child);
            }
        });
        return kept;
    }

    private static @Nullable Object ofValue(Object value, List<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> object -> {
                var kept = ofObject(object, paths);
                yield kept.isEmpty() ? null : kept;
            }
            case Iterable<?> array -> {
                var kept = ofArray(array, paths);
                yield kept.iterator().hasNext() ? kept : null;
            }
            default -> null;
        };
    }

    private static Iterable<Object> ofArray(Iterable<?> array, List<List<String>> paths) {
        return () ->
                StreamSupport.stream(array.spliterator(), false)
                        .<Object>mapMulti((element, kept) -> {
                            Object value = element == null ? null : ofValue(element, paths);
                            if (value != null) {
                                kept.accept(value);
                            }
                        })
                        .iterator();
    }

    /** What is left of each path that leads to {@code name}. */
    private static List<List<String>> below(String name, List<List<String>> paths) {
        var left = new ArrayList<List<String>>();
        for (var path : paths) {
            step(name, path, left);
        }
        return left;
    }

    private static void step(String name, List<String> path, List<List<String>> left) {
        if (path.isEmpty()) {
            return;
        }
        var rest = path.subList(1, path.size());
        if (!path.getFirst().equals(ANY_DEPTH)) {
            if (PatternMatchUtils.simpleMatch(path.getFirst(), name)) {
                left.add(rest);
            }
        } else if (rest.isEmpty()) {
            left.add(rest);
        } else {
            left.add(path);
            step(name, rest, left);
        }
    }
}
