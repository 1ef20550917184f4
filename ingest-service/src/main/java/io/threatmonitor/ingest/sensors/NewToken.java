package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What is asked of a new token.
 *
 * @param expiresAt null for never
 * @param overlap how long a token that it replaces still holds; a day if absent
 */
record NewToken(@Nullable Instant expiresAt, @Nullable Duration overlap) {

    static final NewToken PLAIN = new NewToken(null, null);
}
