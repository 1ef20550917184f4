package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.session.SessionValue.Tokens;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Renews the tokens of a session under a lock in PostgreSQL that belongs to the session, and reads
 * them again once it holds the lock: of all replicas, the first renews and the others find new
 * ones.
 */
@Component
class TokenRenewal {

    private static final Logger log = LoggerFactory.getLogger(TokenRenewal.class);

    /** Each renewal holds a connection while Keycloak answers: the others stay for sessions. */
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SessionRepository<?> sessions;
    private final KeycloakTokens keycloak;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Scheduler virtualThreads;
    private final Clock clock;

    TokenRenewal(
            SessionRepository<?> sessions,
            KeycloakTokens keycloak,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Scheduler virtualThreads,
            Clock clock) {
        this.sessions = sessions;
        this.keycloak = keycloak;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
    }

    /** The session's renewed tokens; empty when the session is over, here or at Keycloak. */
    Mono<Tokens> renew(String sessionId) {
        return Mono.fromCallable(() -> inTurn(sessionId))
                .subscribeOn(virtualThreads)
                .flatMap(Mono::justOrEmpty);
    }

    static Tokens tokens(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
        return new Tokens(
                access.getTokenValue(),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh == null ? null : refresh.getTokenValue());
    }

    private Optional<Tokens> inTurn(String sessionId) throws InterruptedException {
        places.acquire();
        try {
            return transaction.execute(_ -> {
                lock(sessionId);
                return Optional.ofNullable(renew(sessions, sessionId));
            });
        } finally {
            places.release();
        }
    }

    private void lock(String sessionId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", sessionId)
                .query((_, _) -> sessionId)
                .single();
    }

    private <S extends Session> @Nullable Tokens renew(SessionRepository<S> sessions, String id) {
        var session = sessions.findById(id);
        if (session == null) {
            return null;
        }
        Tokens current = session.getAttribute(SessionValue.nameOf(Tokens.class));
        if (current == null || current.freshAt(clock.instant())) {
            return current;
        }
        var renewed = atKeycloak(current);
        if (renewed == null) {
            sessions.deleteById(id);
        } else if (!renewed.equals(current)) {
            session.setAttribute(SessionValue.nameOf(Tokens.class), renewed);
            sessions.save(session);
        }
        return renewed;
    }

    /** New tokens; the current ones while Keycloak is away and they last; null after a refusal. */
    private @Nullable Tokens atKeycloak(Tokens current) {
        if (current.refreshToken() == null) {
            return null;
        }
        try {
            return keycloak.refresh(current.refreshToken());
        } catch (OAuth2AuthorizationException e) {
            if (e.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                return null;
            }
            log.warn("Keycloak renewed no token: {}", e.getMessage());
            if (current.validAt(clock.instant())) {
                return current;
            }
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "The login service does not answer.", e);
        }
    }
}
