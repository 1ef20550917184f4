package io.threatmonitor.gateway.answers;

import io.threatmonitor.contracts.api.ErrorCode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/**
 * The last stop of every exception: decides what the caller is told, and logs what they are not.
 */
@Component
@Order(-2) // before Spring Boot's own handler, which knows nothing of envelopes
class Failures implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final ErrorAnswers answers;

    Failures(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var code = codeOf(failure);
        if (code == ErrorCode.INTERNAL_ERROR) {
            log.error("{} failed", describe(exchange), failure);
        } else if (code == ErrorCode.UNAVAILABLE) {
            log.warn("{} was not answered: {}", describe(exchange), failure.toString());
        }
        return answers.answer(exchange, code, messageFor(code, failure));
    }

    private static ErrorCode codeOf(Throwable failure) {
        return switch (failure) {
            case ResponseStatusException e -> codeOf(e.getStatusCode());
            case IOException _, TimeoutException _, WebClientRequestException _ ->
                    ErrorCode.UNAVAILABLE;
            case DataAccessException _, TransactionException _ -> ErrorCode.UNAVAILABLE;
            case AuthenticationServiceException _ -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private static ErrorCode codeOf(HttpStatusCode status) {
        if (status.value() == 502 || status.value() == 504) {
            return ErrorCode.UNAVAILABLE;
        }
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.httpStatus() == status.value())
                .findFirst()
                .orElse(
                        status.is4xxClientError()
                                ? ErrorCode.MALFORMED_REQUEST
                                : ErrorCode.INTERNAL_ERROR);
    }

    private static String messageFor(ErrorCode code, Throwable failure) {
        if (code == ErrorCode.UNAVAILABLE) {
            return "A part of the platform does not answer at the moment. Try again soon.";
        }
        if (code == ErrorCode.INTERNAL_ERROR) {
            return "Something went wrong here. The trace id tells the operators what.";
        }
        if (code == ErrorCode.NOT_FOUND) {
            return "There is nothing at this address.";
        }
        return failure instanceof ResponseStatusException e && e.getReason() != null
                ? e.getReason()
                : "The request could not be understood.";
    }

    private static String describe(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getMethod() + " " + request.getPath().value();
    }
}
