package io.threatmonitor.ingest.intake.webhooks;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The door of all webhooks. The content type is not looked at. */
@RestController
@Tag(name = "Webhooks")
final class WebhookController {

    /** As many events as one call of {@link EventIntake} takes. */
    private static final int CHUNK = 1_000;

    private final WebhookReader reader;
    private final EventIntake intake;
    private final int maxBodyBytes;

    WebhookController(WebhookReader reader, EventIntake intake, IntakeProperties properties) {
        this.reader = reader;
        this.intake = intake;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping("/api/v1/webhooks/{kind}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitWebhook",
            summary = "Submit what a product sends, by its kind",
            description =
                    "alertmanager, falco, ocsf, suricata, wazuh or windows: one object, an array,"
                            + " or one object on each line",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema)))
    Envelope<WebhookResult> submit(
            @PathVariable String kind, HttpServletRequest request, Sender sender)
            throws IOException {
        return submit(request, reader.mapping(kind), sender);
    }

    @PostMapping("/api/v1/webhooks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitAnyWebhook",
            summary = "Submit what a product sends, and have its kind recognised",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema)))
    Envelope<WebhookResult> submit(HttpServletRequest request, Sender sender) throws IOException {
        return submit(request, null, sender);
    }

    private Envelope<WebhookResult> submit(
            HttpServletRequest request, @Nullable WebhookMapping mapping, Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, maxBodyBytes);
        var acceptances = accept(reader.read(body, mapping, sender), sender);
        return Envelope.of("Events accepted", WebhookAnswers.of(acceptances));
    }

    private List<Acceptance> accept(List<Submission> submissions, Sender sender) {
        var acceptances = new ArrayList<Acceptance>(submissions.size());
        for (int start = 0; start < submissions.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, submissions.size());
            acceptances.addAll(intake.accept(submissions.subList(start, end), sender));
        }
        return acceptances;
    }
}
