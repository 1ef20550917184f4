package io.threatmonitor.gateway.session;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.gateway.answers.ErrorAnswers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** What a person reads when signing in did not work. */
@Component
class LoginPages implements ServerAuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(LoginPages.class);

    private final ErrorAnswers answers;

    LoginPages(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange exchange, AuthenticationException failure) {
        log.warn("A login failed: {}", failure.getMessage());
        return answers.page(
                exchange.getExchange(),
                ErrorCode.UNAUTHENTICATED,
                "You are not signed in",
                explanation(failure));
    }

    private static String explanation(AuthenticationException failure) {
        return switch (codeOf(failure)) {
            case "access_denied" -> "Signing in was cancelled.";
            case "authorization_request_not_found" ->
                    "This login was started in another tab, or too long ago. Please start again.";
            default -> "The login could not be completed. Please try again.";
        };
    }

    private static String codeOf(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException e
                ? e.getError().getErrorCode()
                : "";
    }
}
