package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
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
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import tools.jackson.databind.exc.MismatchedInputException;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns whatever a controller throws into an error envelope, which is JSON also where the caller
 * asked for a stream of events.
 */
@RestControllerAdvice
class ApiErrorHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrorHandler.class);
    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ErrorAnswers answers;

    ApiErrorHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> onApiException(ApiException e) {
        var response = ResponseEntity.status(e.code().httpStatus());
        if (e.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()));
        }
        return response.contentType(MediaType.APPLICATION_JSON)
                .body(answers.envelope(e.code(), String.valueOf(e.getMessage()), e.errors()));
    }

    /** The database is away: nothing is wrong with the request, and trying later helps. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ErrorEnvelope> onDatabaseAway(Exception e) {
        log.warn("The database does not answer: {}", e.getMessage());
        return ResponseEntity.status(ErrorCode.UNAVAILABLE.httpStatus())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        answers.envelope(
                                ErrorCode.UNAVAILABLE,
                                "The service is busy, try again soon",
                                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> onAnythingElse(Exception e) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters answer these
        }
        log.error("A request failed", e);
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        answers.envelope(
                                ErrorCode.INTERNAL_ERROR,
                                "Something went wrong on our side",
                                List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                e.getBindingResult().getFieldErrors().stream()
                        .map(error -> new FieldError(snakeCase(error.getField()), messageOf(error)))
                        .toList();
        return invalid(errors, headers);
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
        return invalid(
                List.of(new FieldError(String.valueOf(field), "has a value that is not allowed")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (e.getCause() instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return invalid(
                    List.of(new FieldError(pathOf(mismatch), "has a value that is not allowed")),
                    headers);
        }
        return answer(
                ErrorCode.MALFORMED_REQUEST, "The body is not valid JSON", List.of(), headers);
    }

    /** Every other error that Spring MVC itself raises, by its status. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ErrorCode code = ErrorCode.ofHttpStatus(status.value());
        return answer(code, code.sentence(), List.of(), headers);
    }

    private ResponseEntity<Object> invalid(List<FieldError> errors, HttpHeaders headers) {
        return answer(ErrorCode.VALIDATION_FAILED, "The request is not valid", errors, headers);
    }

    private ResponseEntity<Object> answer(
            ErrorCode code, String message, List<FieldError> errors, HttpHeaders headers) {
        return ResponseEntity.status(code.httpStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.envelope(code, message, errors));
    }

    private static String messageOf(org.springframework.validation.FieldError error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String pathOf(MismatchedInputException mismatch) {
        var path = new StringBuilder();
        for (var step : mismatch.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String snakeCase(String field) {
        return WORD_BOUNDARY.matcher(field).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
