package io.threatmonitor.ingest.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** The events of the past, for people and programs that look for something. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events")
final class EventHistoryController {

    private final EventHistory history;

    EventHistoryController(EventHistory history) {
        this.history = history;
    }

    @GetMapping
    @Operation(
            operationId = "listEvents",
            summary = "List events, newest first",
            description = "A new event is listed shortly after it was accepted")
    @EventFilterParameters
    Envelope<Page<SecurityEvent>> list(
            EventFilter filter,
            @Parameter(description = "Events a page, 1 to 200") @RequestParam(defaultValue = "50")
                    Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        var request = PageRequest.of(cursor, limit);
        return Envelope.of(
                "Events",
                Pages.of(
                        request,
                        history.search(filter, request),
                        () -> history.count(filter),
                        EventHistory::placeOf));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getEvent", summary = "Get one event")
    Envelope<SecurityEvent> get(@PathVariable UUID id) {
        return history.find(id)
                .map(event -> Envelope.of("Event", event))
                .orElseThrow(() -> ApiException.notFound("event"));
    }
}
