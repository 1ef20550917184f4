package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A token as people see it afterwards: everything but the secret.
 *
 * @param prefix its first characters, by which people tell tokens apart
 * @param expiresAt null for never
 */
record StoredToken(
        UUID id,
        String prefix,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
