package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands the one event of a request to the intake. */
@Component
final class NativeEventIntake {

    private final NativeEventReader reader;
    private final EventIntake intake;

    NativeEventIntake(NativeEventReader reader, EventIntake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /**
     * @param key stands in for an event's own id
     * @throws ApiException when the event is not accepted
     */
    AcceptedEvent accept(byte[] body, @Nullable String key, Sender sender) {
        Submission event = reader.read(body).identifiedBy(key);
        return switch (intake.accept(event, sender)) {
            case Accepted(var id) -> new AcceptedEvent(id);
            case Duplicate(var id) -> new AcceptedEvent(id);
            case Rejected(var errors) ->
                    throw event.event() == null
                            ? ApiException.of(
                                    ErrorCode.MALFORMED_REQUEST,
                                    "The body " + errors.getFirst().message())
                            : ApiException.invalid(errors);
            case TooLarge() ->
                    throw ApiException.of(
                            ErrorCode.PAYLOAD_TOO_LARGE, "The event is too large for the brokers");
            case Unavailable(var retryAfter) ->
                    throw ApiException.unavailable(
                            "Events cannot be taken at the moment, try again soon", retryAfter);
        };
    }
}
