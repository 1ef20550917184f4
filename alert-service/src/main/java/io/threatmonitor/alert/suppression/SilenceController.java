package io.threatmonitor.alert.suppression;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.caller.Caller;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The silences over HTTP. */
@RestController
@RequestMapping("/api/v1/silences")
@Tag(name = "silences")
class SilenceController {

    private static final int MOST_DAYS = 90;

    private final Silences silences;
    private final SilenceLifecycle lifecycle;
    private final SilenceChecks checks;
    private final SilencePreview preview;

    SilenceController(
            Silences silences,
            SilenceLifecycle lifecycle,
            SilenceChecks checks,
            SilencePreview preview) {
        this.silences = silences;
        this.lifecycle = lifecycle;
        this.checks = checks;
        this.preview = preview;
    }

    @GetMapping
    @Operation(operationId = "listSilences", summary = "Silences, newest first")
    Envelope<Page<Silence>> list(
            @Parameter(description = "One of these, separated by commas; all where none is given")
                    @RequestParam(required = false)
                    @Nullable List<SilenceState> state,
            @Parameter(description = "Silences a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        List<SilenceState> states =
                state == null ? List.of() : state.stream().filter(Objects::nonNull).toList();
        return Envelope.of(
                "Silences",
                Pages.of(
                        page,
                        silences.rows(states, page),
                        () -> silences.count(states),
                        (silence, direction) ->
                                new Cursor(silence.createdAt(), silence.id(), direction)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getSilence", summary = "One silence")
    ResponseEntity<Envelope<Silence>> get(@PathVariable UUID id) {
        return answer(
                HttpStatus.OK, silences.find(id).orElseThrow(SilenceLifecycle::noSuchSilence));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(
            operationId = "proposeSilence",
            summary = "Propose a silence; one of an administrator is active at once")
    ResponseEntity<Envelope<Silence>> propose(
            @Valid @RequestBody SilenceRequest request, Caller caller) {
        return answer(HttpStatus.CREATED, lifecycle.propose(request, caller));
    }

    @PostMapping("/preview")
    @Operation(
            operationId = "previewSilence",
            summary = "The alerts of the past days that such a silence would have hidden")
    Envelope<Page<AlertSnapshot>> preview(
            @Valid @RequestBody SilenceRequest request,
            @Parameter(description = "How many days to look back, 1 to 90; 7 where nothing is said")
                    @RequestParam(defaultValue = "7")
                    int days,
            @Parameter(description = "Alerts a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        if (days < 1 || days > MOST_DAYS) {
            throw ApiException.invalid("days", "must be between 1 and " + MOST_DAYS);
        }
        checks.check(request);
        return Envelope.of(
                "What this would have hidden in the past %d days".formatted(days),
                preview.of(request, days, PageRequest.of(cursor, limit)));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeSilence", summary = "Change a silence that is not over")
    ResponseEntity<Envelope<Silence>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SilenceRequest request,
            Caller caller) {
        return answer(HttpStatus.OK, lifecycle.change(id, request, ifMatch, caller));
    }

    @PostMapping("/{id}/approve")
    @Operation(operationId = "approveSilence", summary = "Let a silence hide what it matches")
    ResponseEntity<Envelope<Silence>> approve(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, lifecycle.approve(id, ifMatch, caller));
    }

    @PostMapping("/{id}/end")
    @Operation(
            operationId = "endSilence",
            summary = "End a silence, or withdraw a proposal; what it hides is seen again")
    ResponseEntity<Envelope<Silence>> end(@PathVariable UUID id, Caller caller) {
        return answer(HttpStatus.OK, lifecycle.end(id, caller));
    }

    private static ResponseEntity<Envelope<Silence>> answer(HttpStatus status, Silence silence) {
        return ResponseEntity.status(status)
                .eTag(silence.tag())
                .body(Envelope.of("Silence", silence));
    }
}
