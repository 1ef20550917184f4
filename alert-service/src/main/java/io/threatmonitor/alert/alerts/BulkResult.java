package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What became of one of many alerts.
 *
 * @param name as the request has it
 * @param id null where there is no such alert
 * @param version of the alert now, null where it is not known
 * @param code why it was refused, and nothing about the alert changed
 * @param message the same for people
 */
record BulkResult(
        String name,
        @Nullable UUID id,
        Outcome outcome,
        @Nullable Long version,
        @Nullable ErrorCode code,
        @Nullable String message) {

    /** How it ended for one alert. */
    enum Outcome {
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    static BulkResult of(BulkTarget target, Alert alert) {
        return new BulkResult(
                target.name(),
                target.id(),
                alert.hasChanged() ? Outcome.CHANGED : Outcome.UNCHANGED,
                alert.state().version(),
                null,
                null);
    }

    static BulkResult refused(BulkTarget target, ApiException why) {
        return new BulkResult(
                target.name(),
                target.id(),
                Outcome.REFUSED,
                null,
                why.code(),
                why.errors().isEmpty()
                        ? why.getMessage()
                        : why.errors().getFirst().field()
                                + " "
                                + why.errors().getFirst().message());
    }

    /** There is no alert of this name. */
    static BulkResult unknown(String name) {
        ApiException why = AlertLifecycle.noSuchAlert();
        return new BulkResult(name, null, Outcome.REFUSED, null, why.code(), why.getMessage());
    }
}
