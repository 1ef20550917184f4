package io.threatmonitor.ingest.history;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code where} clause of one query, and the values of its parameters. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions param(String name, Object value) {
        params.put(name, value);
        return this;
    }

    String where() {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().collect(joining(" and ", " where ", ""));
    }

    Map<String, Object> params() {
        return params;
    }
}
