package io.threatmonitor.ingest.intake.nativeapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** The platform's own wire format over HTTP. */
@RestController
@Tag(name = "Events")
final class NativeEventController {

    private final NativeEventReader reader;
    private final EventIntake intake;
    private final int maxBodyBytes;

    NativeEventController(
            NativeEventReader reader, EventIntake intake, IntakeProperties properties) {
        this.reader = reader;
        this.intake = intake;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping(path = "/api/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitEvent",
            summary = "Submit one security event",
            description = "Answers when the event can no longer be lost",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    NewSecurityEvent.class))))
    Envelope<AcceptedEvent> submit(
            HttpServletRequest request,
            @Parameter(description = "Stands in for an event's own id")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String idempotencyKey,
            Sender sender)
            throws IOException {
        Submission submission = reader.read(RequestBodies.read(request, maxBodyBytes));
        return answer(intake.accept(submission.identifiedBy(idempotencyKey), sender));
    }

    private static Envelope<AcceptedEvent> answer(Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted(var id) -> Envelope.of("Event accepted", new AcceptedEvent(id));
            case Duplicate(var id) -> Envelope.of("Event accepted", new AcceptedEvent(id));
            case Rejected(var errors) -> throw ApiException.invalid(errors);
            case TooLarge() ->
                    throw ApiException.of(
                            ErrorCode.PAYLOAD_TOO_LARGE, "The event is too large for the brokers");
            case Unavailable(var retryAfter) ->
                    throw ApiException.unavailable(
                            "Events cannot be taken at the moment, try again soon", retryAfter);
        };
    }
}
