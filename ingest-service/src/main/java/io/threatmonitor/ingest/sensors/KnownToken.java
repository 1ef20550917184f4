package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A token that was not revoked, as intake needs it. */
record KnownToken(UUID id, String sensorId, String hash, @Nullable Instant expiresAt) {

    boolean holdsAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
