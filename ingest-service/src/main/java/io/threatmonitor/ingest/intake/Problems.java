package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with an event: the first finding for each field, and not endlessly. */
public final class Problems {

    private static final int MOST = 50;

    /** Made for the first one: most events have none. */
    private Map<String, FieldError> byField = Map.of();

    public Problems() {}

    Problems(List<FieldError> known) {
        known.forEach(error -> add(error.field(), error.message()));
    }

    public void add(String field, String message) {
        if (byField.isEmpty()) {
            byField = new LinkedHashMap<>();
        }
        if (byField.size() < MOST) {
            byField.putIfAbsent(field, new FieldError(field, message));
        }
    }

    public List<FieldError> asList() {
        return byField.isEmpty() ? List.of() : List.copyOf(byField.values());
    }
}
