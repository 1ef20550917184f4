package io.threatmonitor.gateway.access;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.gateway.answers.ErrorAnswers;
import io.threatmonitor.gateway.auditing.Denials;
import io.threatmonitor.gateway.session.LoginFlow;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/**
 * Turns callers away: programs with an envelope, people to the login. What is denied here never
 * reaches a service, so it is audited here.
 */
@Component
class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private static final String SESSION = "/api/v1/session";

    private final ErrorAnswers answers;
    private final Denials denials;
    private final LoginFlow login;

    Refusals(ErrorAnswers answers, Denials denials, LoginFlow login) {
        this.answers = answers;
        this.denials = denials;
        this.login = login;
    }

    /** Nobody is told what there might be. */
    static Mono<Void> notFound(ServerWebExchange exchange, Exception cause) {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND, null, cause));
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException cause) {
        if (cause instanceof OAuth2AuthenticationException invalid) {
            return invalidToken(exchange, invalid.getError());
        }
        return ErrorAnswers.isApi(exchange) ? anonymous(exchange) : login.begin(exchange);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException cause) {
        var message =
                cause instanceof CsrfException
                        ? "The request lacks the token that proves it came from the dashboard."
                        : "Nobody may do this here.";
        return Callers.of(exchange, login)
                .doOnNext(actor -> denials.accessDenied(exchange, actor, message))
                .then(answers.answer(exchange, ErrorCode.FORBIDDEN, message));
    }

    private Mono<Void> invalidToken(ServerWebExchange exchange, OAuth2Error error) {
        var message = "The access token is not valid here: " + error.getDescription();
        challenge(exchange, "Bearer error=\"%s\"".formatted(error.getErrorCode()));
        denials.authenticationFailed(exchange, message);
        return answers.envelope(exchange, ErrorCode.UNAUTHENTICATED, message);
    }

    /**
     * The dashboard asks for the session to find out whether there is one: no news for the trail.
     */
    private Mono<Void> anonymous(ServerWebExchange exchange) {
        if (!exchange.getRequest().getPath().value().startsWith(SESSION)) {
            denials.authenticationFailed(exchange, "The request had neither session nor token.");
        }
        challenge(exchange, "Bearer");
        return answers.envelope(
                exchange,
                ErrorCode.UNAUTHENTICATED,
                "Sign in at the dashboard, or send an access token.");
    }

    /** RFC 6750 section 3. */
    private static void challenge(ServerWebExchange exchange, String challenge) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
