package io.threatmonitor.ingest.intake;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.sensors.SensorScope;

import java.util.List;

/** Compares valid events with what their sender may send. */
final class Scopes {

    private static final String NOT_ALLOWED = "is not allowed for this sensor";

    private Scopes() {}

    static boolean areViolatedIn(List<FieldError> errors) {
        return errors.stream().anyMatch(error -> error.message().endsWith(NOT_ALLOWED));
    }

    static List<FieldError> violations(Submission submission, SensorScope scope) {
        if (!scope.allowsFormat(submission.format())) {
            return List.of(new FieldError("format", submission.format() + " " + NOT_ALLOWED));
        }
        String source = requireNonNull(requireNonNull(submission.event()).sourceName()).strip();
        return scope.allowsSource(source)
                ? List.of()
                : List.of(new FieldError("source_name", NOT_ALLOWED));
    }
}
