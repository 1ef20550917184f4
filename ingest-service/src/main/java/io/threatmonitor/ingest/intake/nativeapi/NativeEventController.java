package io.threatmonitor.ingest.intake.nativeapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** The platform's own wire format over HTTP: one event, or an array of them. */
@RestController
@Tag(name = "Events")
final class NativeEventController {

    private final NativeEventIntake events;
    private final BatchIntake batches;
    private final BatchAnswers answers;
    private final JsonMapper json;
    private final int maxBodyBytes;

    NativeEventController(
            NativeEventIntake events,
            BatchIntake batches,
            BatchAnswers answers,
            JsonMapper json,
            IntakeProperties properties) {
        this.events = events;
        this.batches = batches;
        this.answers = answers;
        this.json = json;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping(path = "/api/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "submitEvents",
            summary = "Submit one security event, or many",
            description =
                    "Answers when the events can no longer be lost: for one event its id, for an"
                            + " array or a stream of lines what became of each",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema =
                                                @Schema(
                                                        oneOf = {
                                                            NewSecurityEvent.class,
                                                            NewSecurityEvent[].class
                                                        })),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = NewSecurityEvent.class))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "For one event its id, for many what became of each",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                AcceptedEventEnvelope.class,
                                                BatchResultEnvelope.class
                                            })))
    @Nullable ResponseEntity<Object> submit(
            HttpServletRequest request,
            HttpServletResponse response,
            @Parameter(
                            description =
                                    "Stands in for an event's own id; in a batch, together with its"
                                            + " index")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, maxBodyBytes);
        if (JsonArray.begins(body)) {
            return answers.answer(batches.accept(JsonArray.elementsOf(body), key, sender));
        }
        write(Envelope.of("Event accepted", events.accept(body, key, sender)), response);
        return null; // it is answered
    }

    /**
     * At once, since finding out how to write an answer costs more than the event did, and with its
     * length ahead instead of chunks, which take the connection a packet more.
     */
    private void write(Envelope<AcceptedEvent> answer, HttpServletResponse response)
            throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What a generic type cannot tell an annotation. */
    private record AcceptedEventEnvelope(String status, String message, AcceptedEvent data) {}

    /** What a generic type cannot tell an annotation. */
    private record BatchResultEnvelope(String status, String message, BatchResult data) {}
}
