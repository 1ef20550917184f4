package io.threatmonitor.ingest.intake.cloudevents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The door of CloudEvents, and the handshake of "HTTP 1.1 Web Hooks for Event Delivery". */
@RestController
@Tag(name = "CloudEvents")
final class CloudEventController {

    private static final String PREFIX = "ce-";

    /** As many events as one call of {@link EventIntake} takes. */
    private static final int CHUNK = 1_000;

    private final CloudEventReader reader;
    private final EventIntake intake;
    private final int maxBodyBytes;

    CloudEventController(CloudEventReader reader, EventIntake intake, IntakeProperties properties) {
        this.reader = reader;
        this.intake = intake;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping("/api/v1/cloudevents")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitCloudEvents",
            summary = "Submit CloudEvents 1.0: binary, structured or a batch",
            requestBody = @RequestBody(content = @Content(schema = @Schema)))
    Envelope<CloudEventResult> submit(HttpServletRequest request, Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, maxBodyBytes);
        var submissions = reader.read(body, request.getContentType(), attributes(request), sender);
        return Envelope.of("Events accepted", CloudEventResult.of(accept(submissions, sender)));
    }

    private List<Acceptance> accept(List<Submission> submissions, Sender sender) {
        var acceptances = new ArrayList<Acceptance>(submissions.size());
        for (int start = 0; start < submissions.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, submissions.size());
            acceptances.addAll(intake.accept(submissions.subList(start, end), sender));
        }
        return acceptances;
    }

    /** Web hooks section 4: who may send, and how many requests a minute: any number. */
    @RequestMapping(path = "/api/v1/cloudevents", method = RequestMethod.OPTIONS)
    @Operation(hidden = true)
    ResponseEntity<Void> handshake(
            @RequestHeader(name = "WebHook-Request-Origin", required = false)
                    @Nullable String origin) {
        var answer = ResponseEntity.ok().header("Allow", "POST, OPTIONS");
        return origin == null
                ? answer.build()
                : answer.header("WebHook-Allowed-Origin", origin)
                        .header("WebHook-Allowed-Rate", "*")
                        .build();
    }

    private static Map<String, String> attributes(HttpServletRequest request) {
        var attributes = new LinkedHashMap<String, String>();
        for (String name : Collections.list(request.getHeaderNames())) {
            String header = name.toLowerCase(Locale.ROOT);
            if (header.startsWith(PREFIX)) {
                attributes.put(header.substring(PREFIX.length()), request.getHeader(name));
            }
        }
        return attributes;
    }
}
