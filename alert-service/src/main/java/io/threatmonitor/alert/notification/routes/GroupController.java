package io.threatmonitor.alert.notification.routes;

import static io.threatmonitor.alert.notification.routes.GroupDefinition.TYPE;

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

/** The groups over HTTP. */
@RestController
@RequestMapping("/api/v1/notifications/groups")
@Tag(name = "notifications")
class GroupController {

    private final Entries entries;
    private final EntryLifecycle lifecycle;
    private final SetupChecks checks;

    GroupController(Entries entries, EntryLifecycle lifecycle, SetupChecks checks) {
        this.entries = entries;
        this.lifecycle = lifecycle;
        this.checks = checks;
    }

    @GetMapping
    @Operation(operationId = "listNotificationGroups", summary = "All groups, by name")
    Envelope<List<Entry<GroupDefinition>>> list() {
        return Envelope.of("Notification groups", entries.all(TYPE));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNotificationGroup", summary = "One group")
    ResponseEntity<Envelope<Entry<GroupDefinition>>> get(@PathVariable UUID id) {
        return answer(
                HttpStatus.OK,
                entries.find(TYPE, id).orElseThrow(() -> ApiException.notFound("group")));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(
            operationId = "proposeNotificationGroup",
            summary = "Propose a group; one of an administrator is in force at once")
    ResponseEntity<Envelope<Entry<GroupDefinition>>> propose(
            @Valid @RequestBody GroupRequest request, Caller caller) {
        checks.check(request.definition());
        return answer(HttpStatus.CREATED, lifecycle.propose(TYPE, request.wanted(null), caller));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeNotificationGroup", summary = "Change a group")
    ResponseEntity<Envelope<Entry<GroupDefinition>>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody GroupRequest request,
            Caller caller) {
        checks.check(request.definition());
        return answer(HttpStatus.OK, lifecycle.change(TYPE, id, request.wanted(ifMatch), caller));
    }

    @PostMapping("/{id}/approve")
    @Operation(operationId = "approveNotificationGroup", summary = "Put a group in force")
    ResponseEntity<Envelope<Entry<GroupDefinition>>> approve(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, lifecycle.approve(TYPE, id, ifMatch, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeNotificationGroup",
            summary = "Remove a group that nothing uses")
    void remove(@PathVariable UUID id, Caller caller) {
        lifecycle.remove(TYPE, id, caller);
    }

    private static ResponseEntity<Envelope<Entry<GroupDefinition>>> answer(
            HttpStatus status, Entry<GroupDefinition> group) {
        return ResponseEntity.status(status)
                .eTag(group.tag())
                .body(Envelope.of("Group " + group.name(), group));
    }
}
