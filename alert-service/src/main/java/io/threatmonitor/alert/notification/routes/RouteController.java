package io.threatmonitor.alert.notification.routes;

import static io.threatmonitor.alert.notification.routes.RouteDefinition.TYPE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.alert.notification.setup.Entries;
import io.threatmonitor.alert.notification.setup.Entry;
import io.threatmonitor.alert.notification.setup.EntryLifecycle;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/** The routes over HTTP. */
@RestController
@RequestMapping("/api/v1/notifications/routes")
@Tag(name = "notifications")
class RouteController {

    private final Entries entries;
    private final EntryLifecycle lifecycle;
    private final SetupChecks checks;

    RouteController(Entries entries, EntryLifecycle lifecycle, SetupChecks checks) {
        this.entries = entries;
        this.lifecycle = lifecycle;
        this.checks = checks;
    }

    @GetMapping
    @Operation(operationId = "listNotificationRoutes", summary = "All routes, by name")
    Envelope<List<Entry<RouteDefinition>>> list() {
        return Envelope.of("Notification routes", entries.all(TYPE));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNotificationRoute", summary = "One route")
    ResponseEntity<Envelope<Entry<RouteDefinition>>> get(@PathVariable UUID id) {
        return answer(
                HttpStatus.OK,
                entries.find(TYPE, id).orElseThrow(() -> ApiException.notFound("route")));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(
            operationId = "proposeNotificationRoute",
            summary = "Propose a route; one of an administrator is in force at once")
    ResponseEntity<Envelope<Entry<RouteDefinition>>> propose(
            @Valid @RequestBody RouteRequest request, Caller caller) {
        checks.check(request.definition());
        return answer(HttpStatus.CREATED, lifecycle.propose(TYPE, request.wanted(null), caller));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeNotificationRoute", summary = "Change a route")
    ResponseEntity<Envelope<Entry<RouteDefinition>>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RouteRequest request,
            Caller caller) {
        checks.check(request.definition());
        return answer(HttpStatus.OK, lifecycle.change(TYPE, id, request.wanted(ifMatch), caller));
    }

    @PostMapping("/{id}/approve")
    @Operation(operationId = "approveNotificationRoute", summary = "Put a route in force")
    ResponseEntity<Envelope<Entry<RouteDefinition>>> approve(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, lifecycle.approve(TYPE, id, ifMatch, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeNotificationRoute",
            summary = "Remove a route that nothing uses")
    void remove(@PathVariable UUID id, Caller caller) {
        lifecycle.remove(TYPE, id, caller);
    }

    private static ResponseEntity<Envelope<Entry<RouteDefinition>>> answer(
            HttpStatus status, Entry<RouteDefinition> route) {
        return ResponseEntity.status(status)
                .eTag(route.tag())
                .body(Envelope.of("Route " + route.name(), route));
    }
}
