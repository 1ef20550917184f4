package io.threatmonitor.alert.notification.deliveries;

import io.swagger.v3.oas.annotations.Operation;
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

import java.util.UUID;

/** The delivery log over HTTP. */
@RestController
@RequestMapping("/api/v1/notifications/deliveries")
@Tag(name = "notifications")
class DeliveryController {

    private final DeliveryLog log;
    private final Redelivery redelivery;

    DeliveryController(DeliveryLog log, Redelivery redelivery) {
        this.log = log;
        this.redelivery = redelivery;
    }

    @GetMapping
    @Operation(
            operationId = "listNotificationDeliveries",
            summary = "What was told, or is to be, newest first")
    Envelope<Page<DeliveryView>> list(
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID alert,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        var filter = new DeliveryFilter(state, channel, alert);
        return Envelope.of(
                "Deliveries",
                Pages.of(
                        page,
                        log.rows(filter, page),
                        () -> log.count(filter),
                        (delivery, direction) ->
                                new Cursor(delivery.createdAt(), delivery.id(), direction)));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            operationId = "retryNotificationDelivery",
            summary = "Have a failed delivery tried again")
    Envelope<DeliveryView> retry(@PathVariable UUID id, Caller caller) {
        return Envelope.of("Tried again soon", redelivery.retry(id, caller));
    }
}
