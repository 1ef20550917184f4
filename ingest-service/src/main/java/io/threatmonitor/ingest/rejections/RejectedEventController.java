package io.threatmonitor.ingest.rejections;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

/** The rejected events over HTTP. */
@RestController
@RequestMapping("/api/v1/rejected-events")
@Tag(name = "Rejected events")
class RejectedEventController {

    private final Rejections rejections;
    private final Discards discards;

    RejectedEventController(Rejections rejections, Discards discards) {
        this.rejections = rejections;
        this.discards = discards;
    }

    @GetMapping
    @Operation(
            operationId = "listRejectedEvents",
            summary = "List what was rejected, newest first",
            description = "Without the originals; an event is listed shortly after its rejection")
    Envelope<Page<Rejection>> list(
            @RequestParam(required = false) @Nullable RejectionStatus status,
            @RequestParam(name = "sensor_id", required = false) @Nullable String sensorId,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(description = "A field that an error names, such as severity")
                    @RequestParam(required = false)
                    @Nullable String field,
            @Parameter(description = "A part of an error's message") @RequestParam(required = false)
                    @Nullable String reason,
            @Parameter(description = "The earliest time of arrival, inclusive")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "The latest time of arrival, exclusive")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "Rejected events a page, 1 to 200")
                    @RequestParam(defaultValue = "50")
                    Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        var filter = new RejectionFilter(status, sensorId, format, field, reason, from, to);
        var page = PageRequest.of(cursor, limit);
        return Envelope.of(
                "Rejected events",
                Pages.of(
                        page,
                        rejections.page(filter, page),
                        () -> rejections.count(filter),
                        (rejection, direction) ->
                                new Cursor(rejection.receivedAt(), rejection.id(), direction)));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getRejectedEvent",
            summary = "Get one rejected event with its original")
    Envelope<Rejection> get(@PathVariable UUID id) {
        return Envelope.of("Rejected event", rejections.find(id).orElseThrow(Rejection::notFound));
    }

    @PostMapping("/{id}/discard")
    @Operation(
            operationId = "discardRejectedEvent",
            summary = "Take a rejected event off the open ones")
    Envelope<Rejection> discard(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return Envelope.of("Rejected event discarded", discards.discard(id, caller));
    }
}
