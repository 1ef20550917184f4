package io.threatmonitor.alert.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.KnownTimes;
import io.threatmonitor.kit.api.PageRequest;
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

import java.time.Instant;
import java.util.List;

/** The alerts over HTTP. */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts")
class AlertController {

    private final AlertLifecycle lifecycle;
    private final AlertPages pages;
    private final AlertQueries queries;

    AlertController(AlertLifecycle lifecycle, AlertPages pages, AlertQueries queries) {
        this.lifecycle = lifecycle;
        this.pages = pages;
        this.queries = queries;
    }

    @GetMapping
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts, newest first unless sorted otherwise",
            description =
                    "Filters take several values, separated by commas, and an alert must have one"
                            + " of each filter")
    Envelope<Page<AlertSnapshot>> list(
            @RequestParam(required = false) @Nullable List<AlertStatus> status,
            @RequestParam(required = false) @Nullable List<Severity> severity,
            @Parameter(description = "Ids of rules") @RequestParam(required = false)
                    @Nullable List<String> rule,
            @Parameter(description = "Logins; `me` for whoever asks, `nobody` for unassigned ones")
                    @RequestParam(name = "assigned_to", required = false)
                    @Nullable List<String> assignedTo,
            @Parameter(
                            description =
                                    "A value such as `203.0.113.7`, or kind and value such as"
                                            + " `host:web-01`, in any case")
                    @RequestParam(required = false)
                    @Nullable List<String> entity,
            @Parameter(description = "MITRE ATT&CK ids; `T1110` has its sub-techniques as well")
                    @RequestParam(required = false)
                    @Nullable List<String> technique,
            @RequestParam(name = "source_name", required = false) @Nullable List<String> sourceName,
            @Parameter(description = "Ids or numbers of incidents; `none` for alerts in none")
                    @RequestParam(required = false)
                    @Nullable List<String> incident,
            @Parameter(
                            description =
                                    "`breached`: has missed a deadline, known a few seconds after"
                                            + " it passed; `running`: missed none so far and has"
                                            + " one ahead; `met`: has kept them all")
                    @RequestParam(required = false)
                    @Nullable List<SlaState> sla,
            @Parameter(description = "The earliest time of raising, inclusive")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "The latest time of raising, exclusive")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(
                            description =
                                    "Words of title, rule, description or entities, all of them,"
                                            + " in any case")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(
                            description =
                                    "Whether a silence hides them: `false` where nothing is said,"
                                            + " `true` or `any`")
                    @RequestParam(required = false)
                    @Nullable Silenced silenced,
            @Parameter(
                            description =
                                    "The list as it was at this moment; how often an alert occurred"
                                            + " and what hides it are as they are now")
                    @RequestParam(name = "as_of", required = false)
                    @Nullable Instant asOf,
            @Parameter(
                            description =
                                    "`due_soonest` leaves out alerts that wait for nobody, and has"
                                            + " those that are overdue on top")
                    @RequestParam(required = false)
                    @Nullable AlertSort sort,
            @Parameter(description = "Alerts a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor,
            Caller caller) {
        KnownTimes.check("as_of", asOf);
        var page = PageRequest.of(cursor, limit);
        var filter =
                new AlertFilter(
                                orNone(status),
                                orNone(severity),
                                orNone(rule),
                                orNone(assignedTo),
                                orNone(entity),
                                orNone(technique),
                                orNone(sourceName),
                                orNone(incident),
                                orNone(sla),
                                from,
                                to,
                                q,
                                silenced)
                        .askedBy(caller.name());
        return Envelope.of(
                "Alerts", pages.page(filter, asOf, sort == null ? AlertSort.NEWEST : sort, page));
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
            summary = "Acknowledge, start, assign, resolve, annotate, comment or reopen an alert")
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

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static AlertReference reference(String idOrNumber) {
        return AlertReference.parse(idOrNumber).orElseThrow(AlertLifecycle::noSuchAlert);
    }
}
