package io.threatmonitor.alert.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The alerts over HTTP. */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts")
class AlertController {

    private final AlertLifecycle lifecycle;
    private final AlertQueries queries;

    AlertController(AlertLifecycle lifecycle, AlertQueries queries) {
        this.lifecycle = lifecycle;
        this.queries = queries;
    }

    @GetMapping
    @Operation(operationId = "listAlerts", summary = "Alerts, newest first")
    Envelope<Page<AlertSnapshot>> list(
            @RequestParam(required = false) @Nullable List<AlertStatus> status,
            @RequestParam(required = false) @Nullable List<Severity> severity,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        var filter = AlertFilter.of(status, severity);
        return Envelope.of(
                "Alerts",
                Pages.of(
                        page,
                        queries.rows(filter, page),
                        queries.count(filter),
                        (alert, direction) ->
                                new Cursor(alert.createdAt(), alert.id(), direction)));
    }

    @GetMapping("/stats")
    @Operation(operationId = "alertStatistics", summary = "How many alerts there are")
    Envelope<AlertStatistics> statistics() {
        return Envelope.of("Statistics of alerts", queries.statistics());
    }

    @GetMapping("/{idOrNumber}")
    @Operation(operationId = "getAlert", summary = "An alert with its timeline")
    ResponseEntity<Envelope<AlertDetail>> detail(@PathVariable String idOrNumber) {
        AlertDetail detail =
                queries.detail(reference(idOrNumber)).orElseThrow(AlertLifecycle::noSuchAlert);
        return ResponseEntity.ok()
                .eTag(AlertTag.of(detail.alert()))
                .body(Envelope.of("Alert " + detail.alert().number(), detail));
    }

    @PatchMapping("/{idOrNumber}")
    @Operation(
            operationId = "editAlert",
            summary = "Acknowledge, start, assign, resolve, annotate or reopen an alert")
    ResponseEntity<Envelope<AlertSnapshot>> edit(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AlertEdit edit,
            Caller caller) {
        AlertSnapshot alert = lifecycle.change(reference(idOrNumber), edit.onlyIf(ifMatch), caller);
        return ResponseEntity.ok()
                .eTag(AlertTag.of(alert))
                .body(Envelope.of("Alert " + alert.number(), alert));
    }

    private static AlertReference reference(String idOrNumber) {
        return AlertReference.parse(idOrNumber).orElseThrow(AlertLifecycle::noSuchAlert);
    }
}
