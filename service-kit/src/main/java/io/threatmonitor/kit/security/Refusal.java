package io.threatmonitor.kit.security;

import io.threatmonitor.contracts.api.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Why a request is turned away before anything of it is done.
 *
 * @param code {@code unauthenticated}, {@code forbidden}, {@code too_many_requests} or {@code
 *     unavailable}
 * @param message for the caller
 * @param retryAfter when it is worth trying again; null where that would not help
 */
public record Refusal(ErrorCode code, String message, @Nullable Duration retryAfter) {

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.sentence(), null);
    }

    /** In whole seconds, at least one (RFC 9110 section 10.2.3); null as above. */
    public @Nullable String retryAfterSeconds() {
        return retryAfter == null
                ? null
                : String.valueOf(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
