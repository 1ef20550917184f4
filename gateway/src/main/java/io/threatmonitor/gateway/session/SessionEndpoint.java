package io.threatmonitor.gateway.session;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.Envelope;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Tells callers who they are to the services, which is what their access token says. */
@RestController
class SessionEndpoint {

    /**
     * A caller's identity.
     *
     * @param name the full name, or the username of a caller who has none
     * @param roles roles of the platform
     * @param expiresAt when it ends; a session that is used lasts longer
     */
    record Identity(String username, String name, List<String> roles, Instant expiresAt) {}

    private final SessionTokens tokens;

    SessionEndpoint(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping(
            path = {"/api/v1/session", "/api/v1/session/"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> session(Authentication caller, ServerWebExchange exchange) {
        return identity(caller, exchange)
                .map(identity -> Envelope.of("You are signed in.", identity))
                .map(WireJson.MAPPER::writeValueAsBytes);
    }

    private Mono<Identity> identity(Authentication caller, ServerWebExchange exchange) {
        if (caller instanceof JwtAuthenticationToken bearer) {
            var token = bearer.getToken();
            return Mono.just(
                    identity(token.getTokenValue(), Objects.requireNonNull(token.getExpiresAt())));
        }
        return Mono.zip(
                tokens.accessToken(exchange),
                exchange.getSession()
                        .map(session -> session.getLastAccessTime().plus(session.getMaxIdleTime())),
                SessionEndpoint::identity);
    }

    /** Keycloak gave the token to the gateway itself, or the gateway has verified it. */
    private static Identity identity(String accessToken, Instant expiresAt) {
        try {
            var claims = JWTParser.parse(accessToken).getJWTClaimsSet();
            var username = text(claims, "preferred_username", claims.getSubject());
            return new Identity(username, text(claims, "name", username), roles(claims), expiresAt);
        } catch (ParseException e) {
            throw new IllegalStateException("Keycloak gave an access token that is no JWT", e);
        }
    }

    private static List<String> roles(JWTClaimsSet claims) throws ParseException {
        var roles = claims.getStringListClaim("roles");
        return roles == null ? List.of() : roles;
    }

    private static String text(JWTClaimsSet claims, String name, String otherwise)
            throws ParseException {
        var value = claims.getStringClaim(name);
        return value == null ? otherwise : value;
    }
}
