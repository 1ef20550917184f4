package io.threatmonitor.ingest.intake.nativeapi;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/**
 * The same events as lines of a stream without end. Described with {@link NativeEventController}.
 */
@RestController
@Hidden
final class NativeStreamController {

    private final BatchIntake batches;
    private final BatchAnswers answers;

    NativeStreamController(BatchIntake batches, BatchAnswers answers) {
        this.batches = batches;
        this.answers = answers;
    }

    @PostMapping(
            path = "/api/v1/events",
            consumes = {
                MediaType.APPLICATION_NDJSON_VALUE,
                "application/jsonl",
                "application/x-jsonlines"
            })
    ResponseEntity<Object> submit(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Sender sender)
            throws IOException {
        return answers.answer(batches.accept(linesOf(request), key, sender));
    }

    /** RFC 9112 section 6.1: a body is chunked where its sender does not know yet how it ends. */
    private JsonLines linesOf(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                ? batches.linesOfBody(body)
                : batches.linesOfStream(body);
    }
}
