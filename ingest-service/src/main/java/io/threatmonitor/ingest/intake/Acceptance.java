package io.threatmonitor.ingest.intake;

import static java.util.stream.Collectors.joining;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** How the submission of one event ended. */
public sealed interface Acceptance {

    /** The brokers have the event. */
    record Accepted(UUID id) implements Acceptance {}

    /**
     * The brokers had the event already, under the same id: for the sender, as good as accepted.
     */
    record Duplicate(UUID id) implements Acceptance {}

    /** The sender has to change the event first. */
    record Rejected(List<FieldError> errors) implements Acceptance {

        public Rejected {
            errors = List.copyOf(errors);
        }

        /** All errors in one sentence, for formats that have room for no more. */
        public String sentence() {
            return errors.stream()
                    .map(error -> error.field() + " " + error.message())
                    .collect(joining("; "));
        }
    }

    /** The event is larger than the brokers take. */
    record TooLarge() implements Acceptance {}

    /** Nothing is wrong with the event: the sender should try again, after a while. */
    record Unavailable(Duration retryAfter) implements Acceptance {}
}
