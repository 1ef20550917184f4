package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.ErrorAnswers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/**
 * Answers for a batch as a whole, so that a sender which looks at nothing but the status does the
 * right thing: 202 when nothing is gained by sending it again.
 */
@Component
final class BatchAnswers {

    private final ErrorAnswers errors;

    BatchAnswers(ErrorAnswers errors) {
        this.errors = errors;
    }

    ResponseEntity<Object> answer(BatchResult result) {
        if (result.retryAfter() != null) {
            return unavailable(result, result.retryAfter());
        }
        if (result.isEmpty()) {
            throw ApiException.of(ErrorCode.MALFORMED_REQUEST, "The body holds no event");
        }
        return result.hasTakenNone() ? rejected(result) : taken(result);
    }

    private static ResponseEntity<Object> taken(BatchResult result) {
        return ResponseEntity.accepted().body(Envelope.of("Batch accepted", result));
    }

    private ResponseEntity<Object> rejected(BatchResult result) {
        String message = "No event of the batch is valid";
        return ResponseEntity.badRequest()
                .body(refusal(ErrorCode.VALIDATION_FAILED, message, result));
    }

    private ResponseEntity<Object> unavailable(BatchResult result, Duration retryAfter) {
        String message =
                "Events cannot be taken at the moment: the first %,d are settled, send the others"
                                .formatted(result.settled())
                        + " again soon";
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                .body(refusal(ErrorCode.UNAVAILABLE, message, result));
    }

    private RefusedBatch refusal(ErrorCode code, String message, BatchResult result) {
        return RefusedBatch.of(errors.envelope(code, message, List.of()), result);
    }
}
