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
    ResponseEntity<Object> submit(
            HttpServletRequest request,
            @Parameter(
                            description =
                                    "Stands in for an event's own id; in a batch, together with its"
                                            + " index")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, maxBodyBytes);
        return JsonArray.begins(body)
                ? answers.answer(batches.accept(JsonArray.elementsOf(body), key, sender))
                : inOnePiece(Envelope.of("Event accepted", events.accept(body, key, sender)));
    }

    /** With its length ahead instead of chunks, which take the connection a packet more. */
    private ResponseEntity<Object> inOnePiece(Envelope<AcceptedEvent> answer) {
        return ResponseEntity.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    /** What a generic type cannot tell an annotation. */
    private record AcceptedEventEnvelope(String status, String message, AcceptedEvent data) {}

    /** What a generic type cannot tell an annotation. */
    private record BatchResultEnvelope(String status, String message, BatchResult data) {}
}
