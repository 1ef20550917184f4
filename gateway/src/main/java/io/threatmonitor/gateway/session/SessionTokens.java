package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.session.SessionValue.Tokens;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of a session. Keycloak's refresh tokens work once, so only one request of a session
 * renews them while the others wait for its result: within this process by sharing it, between
 * replicas by a lock in PostgreSQL (see {@link TokenRenewal}).
 */
@Component
public class SessionTokens implements ServerOAuth2AuthorizedClientRepository {

    private final TokenRenewal renewal;
    private final PostgresSessions<?> sessions;
    private final Clock clock;
    private final Map<String, Mono<Tokens>> renewals = new ConcurrentHashMap<>();

    SessionTokens(TokenRenewal renewal, PostgresSessions<?> sessions, Clock clock) {
        this.renewal = renewal;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * An access token of the session that is valid long enough for one request.
     *
     * @return fails with status 401 when the session has none, or Keycloak ended it
     */
    public Mono<String> accessToken(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> tokens(session).switchIfEmpty(Mono.defer(() -> ended(session))))
                .map(Tokens::accessToken);
    }

    private Mono<Tokens> tokens(WebSession session) {
        var tokens = SessionValue.find(session, Tokens.class);
        if (tokens == null) {
            return Mono.empty();
        }
        return tokens.freshAt(clock.instant()) ? Mono.just(tokens) : renewed(session.getId());
    }

    private Mono<Tokens> renewed(String sessionId) {
        return renewals.computeIfAbsent(
                sessionId,
                id ->
                        renewal.renew(id)
                                .doFinally(_ -> {
                                    sessions.forget(id);
                                    renewals.remove(id);
                                })
                                .cache());
    }

    private static Mono<Tokens> ended(WebSession session) {
        return session.invalidate()
                .then(
                        Mono.error(
                                new ResponseStatusException(
                                        HttpStatus.UNAUTHORIZED, "The session has ended.")));
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication principal, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session ->
                        SessionValue.put(
                                session,
                                TokenRenewal.tokens(
                                        client.getAccessToken(), client.getRefreshToken())))
                .then();
    }

    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registrationId, Authentication principal, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(
            String registrationId, Authentication principal, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> SessionValue.remove(session, Tokens.class))
                .then();
    }
}
