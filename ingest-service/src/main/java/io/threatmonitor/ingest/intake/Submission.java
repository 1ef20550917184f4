package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an adapter hands to {@link EventIntake}.
 *
 * @param format the wire format, such as {@code native}
 * @param unreadable the fields that the adapter could not read at all, which are null in {@code
 *     event}
 */
record Submission(String format, SubmittedEvent event, List<FieldError> unreadable) {

    Submission {
        unreadable = List.copyOf(unreadable);
    }

    /** The same submission under {@code fallback}, unless the event has an id of its own. */
    Submission identifiedBy(@Nullable String fallback) {
        return new Submission(format, event.identifiedBy(fallback), unreadable);
    }
}
