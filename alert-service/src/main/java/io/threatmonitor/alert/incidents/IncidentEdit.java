package io.threatmonitor.alert.incidents;

import static io.threatmonitor.alert.incidents.NewIncident.LONGEST_LOGIN;
import static io.threatmonitor.alert.incidents.NewIncident.LONGEST_NOTES;
import static io.threatmonitor.alert.incidents.NewIncident.LONGEST_TITLE;

import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/**
 * What someone wants changed about an incident; what is null stays as it is.
 *
 * @param severitySet false to let the severity follow the alerts again
 * @param assignedTo a login, or {@code me} for whoever asks; empty to take it from whoever has it
 * @param notes empty to remove them
 * @param resolution of the alerts that are resolved with the incident
 * @param resolutionNotes for these alerts; without any they keep their own
 * @param comment what to say about it in its timeline; each time it is sent it is said again
 * @param version the version that was edited, to be refused when there is a newer one
 */
record IncidentEdit(
        @Size(min = 1, max = LONGEST_TITLE) @NoNul @Nullable String title,
        @Nullable Severity severity,
        @Nullable Boolean severitySet,
        @Nullable IncidentStatus status,
        @Size(max = LONGEST_LOGIN) @NoNul @Nullable String assignedTo,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String notes,
        @Nullable Resolution resolution,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String resolutionNotes,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String comment,
        @Nullable Long version) {

    /**
     * @throws ApiException {@code validation_failed} for what does not go together
     */
    void validate() {
        var errors = new ArrayList<FieldError>();
        if (title != null && title.isBlank()) {
            errors.add(new FieldError("title", "must not be blank"));
        }
        if (severity != null && Boolean.FALSE.equals(severitySet)) {
            errors.add(new FieldError("severity_set", "must not be false beside a severity"));
        }
        if (severity == null && Boolean.TRUE.equals(severitySet)) {
            errors.add(new FieldError("severity", "is missing"));
        }
        if (resolution != null && status != IncidentStatus.RESOLVED) {
            errors.add(new FieldError("resolution", "is only for an incident that is resolved"));
        }
        if (resolutionNotes != null && status != IncidentStatus.RESOLVED) {
            errors.add(
                    new FieldError(
                            "resolution_notes", "are only for an incident that is resolved"));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }
}
