package io.threatmonitor.ingest.intake.nativeapi;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/**
 * Where sensors of the platform before this one send their events: the same event, answered 201.
 */
@RestController
@Hidden
final class PredecessorController {

    private final NativeEventIntake events;
    private final int maxBodyBytes;

    PredecessorController(NativeEventIntake events, IntakeProperties properties) {
        this.events = events;
        this.maxBodyBytes = (int) properties.maxBody().toBytes();
    }

    @PostMapping(path = "/api/v1/events/ingest", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<AcceptedEvent> submit(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, maxBodyBytes);
        return Envelope.of("Event accepted", events.accept(body, key, sender));
    }
}
