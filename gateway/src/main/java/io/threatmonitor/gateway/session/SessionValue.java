package io.threatmonitor.gateway.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * All that a session may hold. Records of our own, not Spring Security's objects: a row stays
 * readable after an upgrade, creates no other class, and has no client secret in it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SessionValue.Login.class, name = "login"),
    @JsonSubTypes.Type(value = SessionValue.Tokens.class, name = "tokens"),
    @JsonSubTypes.Type(value = SessionValue.LoginAttempt.class, name = "login_attempt")
})
sealed interface SessionValue {

    /**
     * Who signed in.
     *
     * @param idToken as Keycloak signed it; it was verified at login
     */
    record Login(String idToken) implements SessionValue {}

    /** What the session's requests to services carry. */
    record Tokens(String accessToken, Instant expiresAt, @Nullable String refreshToken)
            implements SessionValue {

        /** Long enough for a request to be on its way, and for clocks to differ. */
        private static final Duration MARGIN = Duration.ofSeconds(30);

        boolean freshAt(Instant now) {
            return now.isBefore(expiresAt.minus(MARGIN));
        }

        boolean validAt(Instant now) {
            return now.isBefore(expiresAt);
        }
    }

    /** What the gateway must remember between leaving for Keycloak and coming back. */
    record LoginAttempt(
            String state,
            String requestUri,
            String redirectUri,
            Map<String, String> parameters,
            Map<String, String> attributes)
            implements SessionValue {}

    /** The name under which a session keeps its value of a type. */
    static String nameOf(Class<? extends SessionValue> type) {
        return type.getSimpleName();
    }

    static <T extends SessionValue> @Nullable T find(WebSession session, Class<T> type) {
        return type.cast(session.getAttributes().get(nameOf(type)));
    }

    static void put(WebSession session, SessionValue value) {
        session.getAttributes().put(nameOf(value.getClass()), value);
    }

    static <T extends SessionValue> @Nullable T remove(WebSession session, Class<T> type) {
        return type.cast(session.getAttributes().remove(nameOf(type)));
    }
}
