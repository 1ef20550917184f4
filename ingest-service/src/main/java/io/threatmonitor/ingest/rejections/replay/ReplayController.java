package io.threatmonitor.ingest.rejections.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replays over HTTP. */
@RestController
@RequestMapping("/api/v1/rejected-events")
@Tag(name = "Rejected events")
class ReplayController {

    private final Replays replays;
    private final SenderJson json;
    private final int maxBodyBytes;

    ReplayController(Replays replays, SenderJson json, IntakeProperties properties) {
        this.replays = replays;
        this.json = json;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayRejectedEvent",
            summary = "Submit a rejected event again, as it was or repaired",
            description =
                    "As its sensor, and by what that sensor may send now. Answers as the submission"
                            + " of one event does; 409 when it is replayed or discarded already",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(implementation = ReplayRequest.class))))
    Envelope<ReplayedEvent> replay(
            @PathVariable UUID id,
            HttpServletRequest request,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        byte[] sent = RequestBodies.read(request, maxBodyBytes);
        UUID eventId = replays.replay(id, repairedIn(sent), caller);
        return Envelope.of("Event accepted", new ReplayedEvent(eventId));
    }

    @PostMapping("/replay")
    @Operation(
            operationId = "replayRejectedEvents",
            summary = "Submit up to 1,000 rejected events again, in the order of their arrival")
    Envelope<ManyReplayed> replay(
            @Valid @RequestBody ManyReplays many, @Parameter(hidden = true) Caller caller) {
        List<ReplayItem> items = new ArrayList<>();
        replays.replayAll(many.ids(), caller)
                .forEach((id, outcome) -> items.add(ReplayItem.of(id, outcome)));
        return Envelope.of("Rejected events replayed", ManyReplayed.of(items));
    }

    private byte @Nullable [] repairedIn(byte[] sent) {
        if (sent.length == 0) {
            return null;
        }
        try {
            if (json.value(sent) instanceof Map<?, ?> request) {
                Object body = request.get("body");
                return body == null ? null : json.bytes(body);
            }
        } catch (JacksonException e) {
            throw malformed("is not valid JSON: " + e.getOriginalMessage());
        }
        throw malformed("must be one JSON object");
    }

    private static ApiException malformed(String message) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, "The body " + message);
    }
}
