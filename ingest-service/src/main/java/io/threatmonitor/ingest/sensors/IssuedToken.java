package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A token in the one answer that shows it.
 *
 * @param token the secret, for {@code Authorization}
 */
record IssuedToken(UUID id, String token, String prefix, @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "IssuedToken[id=" + id + ", prefix=" + prefix + "]";
    }
}
