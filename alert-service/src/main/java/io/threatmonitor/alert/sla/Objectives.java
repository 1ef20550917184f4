package io.threatmonitor.alert.sla;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;

import jakarta.validation.constraints.NotNull;

import java.util.ArrayList;
import java.util.List;

/** How long alerts may wait, by severity. */
record Objectives(
        @NotNull Limits critical,
        @NotNull Limits high,
        @NotNull Limits medium,
        @NotNull Limits low) {

    Limits of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }

    /**
     * @throws ApiException {@code validation_failed}
     */
    void validate() {
        var faults = new ArrayList<FieldError>();
        faults.addAll(critical.faults("objectives.critical"));
        faults.addAll(high.faults("objectives.high"));
        faults.addAll(medium.faults("objectives.medium"));
        faults.addAll(low.faults("objectives.low"));
        if (!faults.isEmpty()) {
            throw ApiException.invalid(List.copyOf(faults));
        }
    }
}
