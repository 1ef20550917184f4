package io.threatmonitor.ingest.sensors;

import org.springframework.security.oauth2.jwt.Jwt;

import java.util.Objects;

/**
 * Who sends events, by credentials and never by what a payload says. Controllers take it as a
 * parameter.
 *
 * @param sensorId stands in every event as {@code sensor_id}
 */
public record Sender(String sensorId) {

    /** Keycloak puts this claim (RFC 9068 section 2.2) on the tokens of service accounts. */
    private static final String CLIENT_ID = "client_id";

    /** A service account goes by its client id, a person by their login. */
    static Sender of(Jwt token) {
        String client = token.getClaimAsString(CLIENT_ID);
        String login = token.getClaimAsString("preferred_username");
        String subject = Objects.requireNonNullElse(token.getSubject(), "unknown");
        return new Sender(client != null ? client : login != null ? login : subject);
    }
}
