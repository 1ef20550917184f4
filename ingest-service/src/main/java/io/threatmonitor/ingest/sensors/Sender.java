package io.threatmonitor.ingest.sensors;

import org.springframework.security.oauth2.jwt.Jwt;

import java.util.Objects;

/**
 * Who sends events, by credentials and never by what a payload says. Controllers take it as a
 * parameter: that makes a path one that takes events, and its requests subject to the sender's
 * registration and quota before anything of them is read.
 *
 * @param sensorId stands in every event as {@code sensor_id}
 * @param scope what it may send
 */
public record Sender(String sensorId, SensorScope scope) {

    /** Keycloak puts this claim (RFC 9068 section 2.2) on the tokens of service accounts. */
    private static final String CLIENT_ID = "client_id";

    /** A sender that may send everything. */
    public Sender(String sensorId) {
        this(sensorId, SensorScope.EVERYTHING);
    }

    /** The id of whom a token names: of a service account its client id, of a person the login. */
    static String idOf(Jwt token) {
        String client = token.getClaimAsString(CLIENT_ID);
        String login = token.getClaimAsString("preferred_username");
        String subject = Objects.requireNonNullElse(token.getSubject(), "unknown");
        return client != null ? client : login != null ? login : subject;
    }
}
