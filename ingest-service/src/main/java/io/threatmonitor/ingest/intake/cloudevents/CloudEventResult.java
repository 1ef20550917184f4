package io.threatmonitor.ingest.intake.cloudevents;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.kit.api.ApiException;

import java.util.ArrayList;
import java.util.List;

/** How the events of one request ended. */
record CloudEventResult(int accepted, int duplicates, List<RejectedEvent> rejected) {

    /**
     * @param index of the event among those of the request, from 0
     */
    record RejectedEvent(int index, List<FieldError> errors) {}

    private static final List<FieldError> TOO_LARGE =
            List.of(new FieldError("event", "is too large for the brokers"));

    /**
     * @throws ApiException when any event is to be sent again, or when all of them are rejected
     */
    static CloudEventResult of(List<Acceptance> acceptances) {
        int accepted = 0;
        int duplicates = 0;
        var rejected = new ArrayList<RejectedEvent>();
        for (int i = 0; i < acceptances.size(); i++) {
            switch (acceptances.get(i)) {
                case Accepted _ -> accepted++;
                case Duplicate _ -> duplicates++;
                case Rejected(var errors) -> rejected.add(new RejectedEvent(i, errors));
                case TooLarge() -> rejected.add(new RejectedEvent(i, TOO_LARGE));
                case Unavailable(var retryAfter) ->
                        throw ApiException.unavailable(
                                "Events cannot be taken at the moment, try again soon", retryAfter);
            }
        }
        if (rejected.size() == acceptances.size() && !rejected.isEmpty()) {
            var errors = rejected.getFirst().errors();
            throw errors.equals(TOO_LARGE)
                    ? ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The event is too large")
                    : ApiException.invalid(errors);
        }
        return new CloudEventResult(accepted, duplicates, rejected);
    }
}
