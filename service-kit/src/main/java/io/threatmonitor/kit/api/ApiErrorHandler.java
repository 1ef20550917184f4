package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import tools.jackson.databind.DatabindException;

import java.util.List;

/**
 * Turns whatever a controller throws into an error envelope, which is JSON also where the caller
 * asked for a stream of events.
 */
@RestControllerAdvice
class ApiErrorHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrorHandler.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String NOT_ALLOWED = "has a value that is not allowed";

    private final ErrorAnswers answers;

    ApiErrorHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> onApiException(ApiException e) {
        var headers = new HttpHeaders();
        if (e.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()));
        }
        return answer(e.code(), String.valueOf(e.getMessage()), e.errors(), headers);
    }

    /** The database is away: nothing is wrong with the request, and trying later helps. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ErrorEnvelope> onDatabaseAway(Exception e) {
        log.warn("The database does not answer: {}", e.getMessage());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.sentence(), List.of(), headers);
    }

    /** A question that takes longer than it may would do so again: no header says when to retry. */
    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> onSlowQuery(QueryTimeoutException e) {
        log.warn("A query took too long: {}", e.getMessage());
        return answer(
                ErrorCode.UNAVAILABLE,
                "This takes too long; ask for less, such as for a shorter time",
                List.of(),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<ErrorEnvelope> onAnythingElse(
            Exception e, HttpServletResponse response) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters answer these
        }
        if (e instanceof BrokenOffException) {
            throw e; // the container breaks the connection
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null; // nobody is left to answer
        }
        log.error("A request failed", e);
        if (response.isCommitted()) {
            return null; // a stream that was already on its way
        }
        return answer(
                ErrorCode.INTERNAL_ERROR,
                ErrorCode.INTERNAL_ERROR.sentence(),
                List.of(),
                HttpHeaders.EMPTY);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(InvalidFields.of(e), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(InvalidFields.of(e), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(new FieldError(e.getParameterName(), "is required")), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String field =
                e instanceof MethodArgumentTypeMismatchException m
                        ? m.getName()
                        : e.getPropertyName();
        return invalid(List.of(new FieldError(String.valueOf(field), NOT_ALLOWED)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (e.getCause() instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            var field = new FieldError(InvalidFields.pathOf(wrong), NOT_ALLOWED);
            return invalid(List.of(field), headers);
        }
        return asObject(
                answer(
                        ErrorCode.MALFORMED_REQUEST,
                        "The body is not valid JSON",
                        List.of(),
                        headers));
    }

    /** Every other error that Spring MVC itself raises, by its status. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            return null; // a stream that ended by itself, such as by its time limit
        }
        ErrorCode code = ErrorCode.ofHttpStatus(status.value());
        return asObject(answer(code, code.sentence(), List.of(), headers));
    }

    private ResponseEntity<Object> invalid(List<FieldError> errors, HttpHeaders headers) {
        return asObject(
                answer(
                        ErrorCode.VALIDATION_FAILED,
                        ErrorCode.VALIDATION_FAILED.sentence(),
                        errors,
                        headers));
    }

    /** JSON, whatever the client asked for: it asked for an answer, and this is the one. */
    private ResponseEntity<ErrorEnvelope> answer(
            ErrorCode code, String message, List<FieldError> errors, HttpHeaders headers) {
        return ResponseEntity.status(code.httpStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.envelope(code, message, errors));
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ErrorEnvelope> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
