package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same change for many alerts, which are named either by {@code ids} or by {@code filter}.
 *
 * @param ids ids or numbers of up to 10,000 alerts
 * @param versions the version of an alert that was seen, by its name in {@code ids}: an alert that
 *     has another one by now is left alone
 * @param filter all alerts that it matches at this moment, if there are no more than 10,000; one
 *     that changes before its turn comes is left alone
 * @param change what to change about each
 */
record BulkEdit(
        @Nullable List<String> ids,
        @Nullable Map<String, Long> versions,
        @Nullable AlertFilter filter,
        @NotNull @Valid AlertEdit change) {

    /** How many alerts one request may be about. */
    static final int MOST = 10_000;

    /**
     * @throws ApiException {@code validation_failed}
     */
    void validate() {
        var errors = new ArrayList<FieldError>();
        if ((ids == null) == (filter == null)) {
            errors.add(new FieldError("ids", "give either ids or filter"));
        }
        if (ids != null && ids.size() > MOST) {
            errors.add(new FieldError("ids", "must have at most %,d".formatted(MOST)));
        }
        if (ids != null && ids.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError("ids", "must not have null"));
        }
        if (change.version() != null) {
            errors.add(new FieldError("change.version", "is for one alert; use versions"));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    /** The version of the alert that the request calls {@code name}, null where it says none. */
    @Nullable Long versionOf(String name) {
        return versions == null ? null : versions.get(name);
    }
}
