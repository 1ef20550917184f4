package io.threatmonitor.ingest.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.api.BrokenOffException;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditPublisher;
import io.threatmonitor.kit.caller.Caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Events as a file, written while they are read, so that its size does not matter. */
@RestController
@Tag(name = "Events")
final class EventExportController {

    private final EventHistory history;
    private final AuditActions actions;
    private final AuditPublisher audit;

    EventExportController(EventHistory history, AuditActions actions, AuditPublisher audit) {
        this.history = history;
        this.actions = actions;
        this.audit = audit;
    }

    @GetMapping("/api/v1/events/export")
    @Operation(
            operationId = "exportEvents",
            summary = "Export events, newest first",
            description = "A connection that breaks off means that the file is not complete")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @EventFilterParameters
    void export(
            EventFilter filter,
            @Parameter(description = "The format of the file")
                    @RequestParam(defaultValue = "ndjson")
                    EventExport format,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // Before the first byte: who goes away in the middle has read events all the same.
        record(caller, format, Objects.requireNonNullElse(request.getQueryString(), ""));
        response.setContentType(format.contentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"events." + format.extension() + "\"");
        try {
            write(filter, format, response);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOffException(e);
            }
            response.reset();
            throw e;
        }
    }

    private void write(EventFilter filter, EventExport format, HttpServletResponse response)
            throws IOException {
        // Not the response's own writer, which keeps to itself that nobody reads any more.
        var writer =
                new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        history.forEach(filter, format.documentsTo(writer));
        writer.flush();
    }

    private void record(Caller caller, EventExport format, String query) {
        audit.publish(
                actions.by(
                        caller,
                        "events",
                        "events_exported",
                        new Target("events", query),
                        Outcome.SUCCESS,
                        "Events were exported as " + format.extension()));
    }
}
