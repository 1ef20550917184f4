package io.threatmonitor.kit.caller;

import io.threatmonitor.contracts.audit.Actor;

import org.jspecify.annotations.Nullable;

/**
 * Who makes the current request, and from where. Controllers take it as a parameter.
 *
 * @param ipAddress as the gateway saw it
 * @param sessionId the login session at Keycloak, claim {@code sid} (OpenID Connect Front-Channel
 *     Logout 1.0 section 3)
 */
public record Caller(
        Actor actor,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String sessionId,
        @Nullable String traceId) {

    /** The login, or the subject where a token has none. */
    public String name() {
        return actor.username() == null ? actor.id() : actor.username();
    }

    public boolean hasRole(String role) {
        return actor.roles().contains(role);
    }
}
