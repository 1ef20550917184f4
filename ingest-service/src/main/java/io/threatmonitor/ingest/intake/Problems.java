package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with an event: the first finding for each field, and not endlessly. */
public final class Problems {

    private static final int MOST = 50;

    private final Map<String, FieldError> byField = new LinkedHashMap<>();

    public Problems() {}

    Problems(List<FieldError> known) {
        known.forEach(error -> byField.put(error.field(), error));
    }

    public void add(String field, String message) {
        if (byField.size() < MOST) {
            byField.putIfAbsent(field, new FieldError(field, message));
        }
    }

    public List<FieldError> asList() {
        return byField.isEmpty() ? List.of() : List.copyOf(byField.values());
    }
}
