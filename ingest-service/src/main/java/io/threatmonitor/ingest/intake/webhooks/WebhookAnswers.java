package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.webhooks.WebhookResult.Rejection;
import io.threatmonitor.kit.api.ApiException;

import java.util.ArrayList;
import java.util.List;

/** Makes one answer of what became of each event. */
final class WebhookAnswers {

    private static final int MOST_LISTED = 50;

    private WebhookAnswers() {}

    /**
     * @throws ApiException when any event is to be sent again, or when all of them are rejected
     */
    static WebhookResult of(List<Acceptance> acceptances) {
        int accepted = 0;
        int duplicates = 0;
        var rejections = new ArrayList<Rejection>();
        for (int i = 0; i < acceptances.size(); i++) {
            switch (acceptances.get(i)) {
                case Accepted _ -> accepted++;
                case Duplicate _ -> duplicates++;
                case Rejected(var errors) -> rejections.add(new Rejection(i, errors));
                case TooLarge() -> rejections.add(new Rejection(i, TOO_LARGE));
                case Unavailable(var retryAfter) ->
                        throw ApiException.unavailable(
                                "Events cannot be taken at the moment, try again soon", retryAfter);
            }
        }
        if (rejections.size() == acceptances.size() && !rejections.isEmpty()) {
            throw nothingTaken(rejections);
        }
        return new WebhookResult(
                acceptances.size(),
                accepted,
                duplicates,
                rejections.size(),
                rejections.stream().limit(MOST_LISTED).toList());
    }

    private static final List<FieldError> TOO_LARGE =
            List.of(new FieldError("event", "is too large for the brokers"));

    private static ApiException nothingTaken(List<Rejection> rejections) {
        var errors = rejections.getFirst().errors();
        return errors.equals(TOO_LARGE)
                ? ApiException.of(
                        ErrorCode.PAYLOAD_TOO_LARGE, "The event is too large for the brokers")
                : ApiException.invalid(errors);
    }
}
