package io.threatmonitor.alert.incidents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.alert.alerts.AlertPages;
import io.threatmonitor.alert.alerts.AlertSort;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.caller.Caller;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** The incidents over HTTP. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "incidents")
class IncidentController {

    private final IncidentLifecycle lifecycle;
    private final IncidentQueries queries;
    private final AlertPages alerts;

    IncidentController(IncidentLifecycle lifecycle, IncidentQueries queries, AlertPages alerts) {
        this.lifecycle = lifecycle;
        this.queries = queries;
        this.alerts = alerts;
    }

    @GetMapping
    @Operation(
            operationId = "listIncidents",
            summary = "Incidents, newest first",
            description =
                    "Filters take several values, separated by commas, and an incident must have"
                            + " one of each filter")
    Envelope<Page<Incident>> list(
            @RequestParam(required = false) @Nullable List<IncidentStatus> status,
            @RequestParam(required = false) @Nullable List<Severity> severity,
            @Parameter(description = "Logins; `me` for whoever asks, `nobody` for unassigned ones")
                    @RequestParam(name = "assigned_to", required = false)
                    @Nullable List<String> assignedTo,
            @Parameter(description = "The earliest time of creation, inclusive")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "The latest time of creation, exclusive")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "Words of title or notes, all of them, in any case")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(description = "Incidents a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(cursor, limit);
        var filter = IncidentFilter.of(status, severity, assignedTo, from, to, q, caller.name());
        return Envelope.of(
                "Incidents",
                Pages.of(
                        page,
                        queries.rows(filter, page),
                        () -> queries.count(filter),
                        (incident, direction) ->
                                new Cursor(incident.createdAt(), incident.id(), direction)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(
            operationId = "createIncident",
            summary = "Merge up to 10,000 alerts into a new incident")
    ResponseEntity<Envelope<Incident>> create(
            @Valid @RequestBody NewIncident wanted, Caller caller) {
        return answer(HttpStatus.CREATED, lifecycle.create(wanted, caller));
    }

    @GetMapping("/{idOrNumber}")
    @Operation(
            operationId = "getIncident",
            summary = "An incident with a page of its alerts, and its timeline")
    ResponseEntity<Envelope<IncidentDetail>> detail(
            @PathVariable String idOrNumber,
            @Parameter(description = "Alerts a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page of alerts")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        Incident incident =
                queries.find(IncidentName.of(idOrNumber)).orElseThrow(IncidentName::noSuchIncident);
        var detail =
                new IncidentDetail(
                        incident,
                        queries.alertsByStatus(incident.id()),
                        alerts.page(
                                AlertFilter.ofIncident(incident.id()),
                                null,
                                AlertSort.NEWEST,
                                page),
                        queries.timeline(incident.id()));
        return ResponseEntity.ok()
                .eTag(incident.tag())
                .body(Envelope.of("Incident " + incident.number(), detail));
    }

    @PatchMapping("/{idOrNumber}")
    @Operation(
            operationId = "editIncident",
            summary = "Change an incident; resolving it resolves its alerts")
    ResponseEntity<Envelope<Incident>> edit(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody IncidentEdit edit,
            Caller caller) {
        return answer(
                HttpStatus.OK,
                lifecycle.change(IncidentName.of(idOrNumber), edit, ifMatch, caller));
    }

    @PostMapping("/{idOrNumber}/alerts")
    @Operation(
            operationId = "mergeAlerts",
            summary = "Merge up to 10,000 more alerts into an incident")
    ResponseEntity<Envelope<Incident>> addAlerts(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MoreAlerts more,
            Caller caller) {
        return answer(
                HttpStatus.OK,
                lifecycle.addAlerts(IncidentName.of(idOrNumber), more.alerts(), ifMatch, caller));
    }

    @DeleteMapping("/{idOrNumber}/alerts/{alert}")
    @Operation(
            operationId = "detachAlert",
            summary = "Take an alert out of an incident; it stays as it is otherwise")
    ResponseEntity<Envelope<Incident>> detach(
            @PathVariable String idOrNumber,
            @Parameter(description = "Id or number") @PathVariable String alert,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(
                HttpStatus.OK,
                lifecycle.detach(IncidentName.of(idOrNumber), alert, ifMatch, caller));
    }

    @PostMapping("/{idOrNumber}/merge")
    @Operation(
            operationId = "mergeIncident",
            summary = "Merge an incident into another, which gets all of its alerts",
            description = "Answers with the other; this one is resolved and tells where it went")
    ResponseEntity<Envelope<Incident>> merge(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergeTarget target,
            Caller caller) {
        return answer(
                HttpStatus.OK,
                lifecycle.merge(IncidentName.of(idOrNumber), target.into(), ifMatch, caller));
    }

    private static ResponseEntity<Envelope<Incident>> answer(HttpStatus status, Incident incident) {
        return ResponseEntity.status(status)
                .eTag(incident.tag())
                .body(Envelope.of("Incident " + incident.number(), incident));
    }
}
