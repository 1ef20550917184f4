package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.publishing.BrokersUnavailableException;

import java.util.List;
import java.util.UUID;

/** How a submission ended. */
sealed interface Acceptance {

    /** The brokers have the event. */
    record Accepted(UUID id) implements Acceptance {}

    /** The sender has to change the event first. */
    record Rejected(List<FieldError> errors) implements Acceptance {

        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /** The event is larger than the brokers take. */
    record TooLarge() implements Acceptance {}

    /** Nothing is wrong with the event: the sender should try again. */
    record Unavailable(BrokersUnavailableException reason) implements Acceptance {}
}
