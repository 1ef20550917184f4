package io.threatmonitor.ingest.sensors;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
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

import java.util.List;
import java.util.UUID;

/** The registry over HTTP. */
@RestController
@RequestMapping("/api/v1/sensors")
@Tag(name = "Sensors")
class SensorController {

    private final SensorRegistry registry;
    private final SensorRows rows;
    private final SensorTokenRows tokens;

    SensorController(SensorRegistry registry, SensorRows rows, SensorTokenRows tokens) {
        this.registry = registry;
        this.rows = rows;
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(operationId = "listSensors", summary = "Registered sensors, newest first")
    Envelope<Page<SensorView>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        Page<Sensor> sensors =
                Pages.of(
                        page,
                        rows.page(page),
                        rows::count,
                        (sensor, direction) ->
                                new Cursor(sensor.createdAt(), sensor.pageKey(), direction));
        return Envelope.of("Sensors", sensors.map(SensorView::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(operationId = "registerSensor", summary = "Register a sensor")
    ResponseEntity<Envelope<SensorView>> register(
            @Valid @RequestBody NewSensor sensor, Caller caller) {
        return answer(HttpStatus.CREATED, registry.register(sensor, caller));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getSensor", summary = "One sensor")
    ResponseEntity<Envelope<SensorView>> get(@PathVariable String id) {
        return answer(HttpStatus.OK, rows.find(id).orElseThrow(SensorRegistry::noSuchSensor));
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "editSensor", summary = "Change, disable or enable a sensor")
    ResponseEntity<Envelope<SensorView>> edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SensorEdit edit,
            Caller caller) {
        return answer(HttpStatus.OK, registry.edit(id, edit, ifMatch, caller));
    }

    @GetMapping("/{id}/tokens")
    @Operation(operationId = "listSensorTokens", summary = "A sensor's tokens, without secrets")
    Envelope<List<StoredToken>> tokens(@PathVariable String id) {
        var _ = rows.find(id).orElseThrow(SensorRegistry::noSuchSensor);
        return Envelope.of("Tokens of sensor " + id, tokens.of(id));
    }

    @PostMapping("/{id}/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "issueSensorToken", summary = "Issue a token, which is shown once")
    Envelope<IssuedToken> issue(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable NewToken token,
            Caller caller) {
        return shownOnce(registry.issue(id, requireNonNullElse(token, NewToken.PLAIN), caller));
    }

    @PostMapping("/{id}/tokens/{tokenId}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "rotateSensorToken",
            summary = "Replace a token, which still holds for the overlap")
    Envelope<IssuedToken> rotate(
            @PathVariable String id,
            @PathVariable UUID tokenId,
            @RequestBody(required = false) @Nullable NewToken token,
            Caller caller) {
        return shownOnce(
                registry.rotate(id, tokenId, requireNonNullElse(token, NewToken.PLAIN), caller));
    }

    @DeleteMapping("/{id}/tokens/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeSensorToken", summary = "End a token at once")
    void revoke(@PathVariable String id, @PathVariable UUID tokenId, Caller caller) {
        registry.revoke(id, tokenId, caller);
    }

    private static Envelope<IssuedToken> shownOnce(IssuedToken token) {
        return Envelope.of("Keep the token: it is shown this once", token);
    }

    private static ResponseEntity<Envelope<SensorView>> answer(HttpStatus status, Sensor sensor) {
        return ResponseEntity.status(status)
                .eTag(SensorEdit.tag(sensor))
                .body(Envelope.of("Sensor " + sensor.id(), SensorView.of(sensor)));
    }
}
