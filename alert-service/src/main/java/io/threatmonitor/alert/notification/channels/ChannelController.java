package io.threatmonitor.alert.notification.channels;

import static io.threatmonitor.alert.notification.channels.ChannelDefinition.TYPE;

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

/** The channels over HTTP, without their secrets. */
@RestController
@RequestMapping("/api/v1/notifications/channels")
@Tag(name = "notifications")
class ChannelController {

    private final Entries entries;
    private final EntryLifecycle lifecycle;
    private final ChannelBook channels;
    private final ChannelTester tester;

    ChannelController(
            Entries entries, EntryLifecycle lifecycle, ChannelBook channels, ChannelTester tester) {
        this.entries = entries;
        this.lifecycle = lifecycle;
        this.channels = channels;
        this.tester = tester;
    }

    @GetMapping
    @Operation(operationId = "listNotificationChannels", summary = "All channels, by name")
    Envelope<List<Entry<ChannelDefinition>>> list() {
        return Envelope.of("Notification channels", entries.all(TYPE));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNotificationChannel", summary = "One channel")
    ResponseEntity<Envelope<Entry<ChannelDefinition>>> get(@PathVariable UUID id) {
        return answer(
                HttpStatus.OK,
                entries.find(TYPE, id).orElseThrow(() -> ApiException.notFound("channel")));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED) // for the OpenAPI document
    @Operation(
            operationId = "proposeNotificationChannel",
            summary = "Propose a channel; one of an administrator is in force at once")
    ResponseEntity<Envelope<Entry<ChannelDefinition>>> propose(
            @Valid @RequestBody ChannelRequest request, Caller caller) {
        return answer(HttpStatus.CREATED, channels.propose(request, caller));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeNotificationChannel", summary = "Change a channel")
    ResponseEntity<Envelope<Entry<ChannelDefinition>>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChannelRequest request,
            Caller caller) {
        return answer(HttpStatus.OK, channels.change(id, request, ifMatch, caller));
    }

    @PostMapping("/{id}/approve")
    @Operation(operationId = "approveNotificationChannel", summary = "Put a channel in force")
    ResponseEntity<Envelope<Entry<ChannelDefinition>>> approve(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, lifecycle.approve(TYPE, id, ifMatch, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeNotificationChannel",
            summary = "Remove a channel that no route uses, and its secrets")
    void remove(@PathVariable UUID id, Caller caller) {
        lifecycle.remove(TYPE, id, caller);
    }

    @PostMapping("/{id}/test")
    @Operation(
            operationId = "testNotificationChannel",
            summary = "Send a test and wait for what the receiver answers")
    Envelope<TestOutcome> test(@PathVariable UUID id, Caller caller) {
        return Envelope.of("Tested", tester.test(id, caller));
    }

    private static ResponseEntity<Envelope<Entry<ChannelDefinition>>> answer(
            HttpStatus status, Entry<ChannelDefinition> channel) {
        return ResponseEntity.status(status)
                .eTag(channel.tag())
                .body(Envelope.of("Channel " + channel.name(), channel));
    }
}
