package io.threatmonitor.ingest.intake.otlp;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Duration;

/** The door of OTLP/HTTP for logs. */
@Hidden
@RestController
final class OtlpController {

    /** OTLP 1.x, "OTLP/HTTP Request": the default path. */
    static final String PATH = "/v1/logs";

    private final OtlpReader reader;
    private final OtlpAnswers answers;
    private final EventIntake intake;
    private final BatchProperties limits;

    OtlpController(
            OtlpReader reader, OtlpAnswers answers, EventIntake intake, BatchProperties limits) {
        this.reader = reader;
        this.answers = answers;
        this.intake = intake;
        this.limits = limits;
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> export(HttpServletRequest request, Sender sender) throws IOException {
        OtlpEncoding encoding = OtlpEncoding.named(request.getContentType());
        if (encoding == null) {
            throw ApiException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Logs are taken as application/x-protobuf or application/json");
        }
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        var batch = new LogBatch(intake, reader.mapping(), sender);
        reader.read(encoding, body).forEach(batch::add);
        batch.flush();
        return ended(batch, encoding);
    }

    private ResponseEntity<byte[]> ended(LogBatch batch, OtlpEncoding encoding) {
        Duration retryAfter = batch.retryAfter();
        if (retryAfter != null) {
            throw ApiException.unavailable(
                    "Logs cannot be taken at the moment, send all of them again", retryAfter);
        }
        byte[] body =
                batch.rejected() == 0
                        ? answers.success(encoding)
                        : answers.partialSuccess(
                                encoding, batch.rejected(), batch.firstRejection());
        return ResponseEntity.ok().contentType(encoding.mediaType()).body(body);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(ApiException e, HttpServletRequest request) {
        OtlpEncoding encoding = OtlpEncoding.ofAnswerTo(request);
        var answer = ResponseEntity.status(status(e.code())).contentType(encoding.mediaType());
        Duration retryAfter = e.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        }
        return answer.body(answers.failure(encoding, String.valueOf(e.getMessage())));
    }

    /** 408 is not among the "Retryable Response Codes": a slow line must not lose logs. */
    private static int status(ErrorCode code) {
        return code == ErrorCode.REQUEST_TIMEOUT
                ? ErrorCode.UNAVAILABLE.httpStatus()
                : code.httpStatus();
    }
}
