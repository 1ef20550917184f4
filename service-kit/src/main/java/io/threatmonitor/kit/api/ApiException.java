package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * A request that cannot be served as asked: it becomes an error envelope with the code's HTTP
 * status.
 */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient @Nullable Duration retryAfter;

    private ApiException(
            ErrorCode code,
            String message,
            List<FieldError> errors,
            @Nullable Duration retryAfter) {
        super(message);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** The sentence is for the caller: it names no internals. */
    public static ApiException of(ErrorCode code, String message) {
        return new ApiException(code, message, List.of(), null);
    }

    /** One or more fields of the request are wrong. */
    public static ApiException invalid(List<FieldError> errors) {
        return new ApiException(
                ErrorCode.VALIDATION_FAILED, "The request is not valid", errors, null);
    }

    public static ApiException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /**
     * @param why what cannot become what, for people
     * @param allowed what it can become instead, as it is spelled on the wire
     */
    public static ApiException illegalTransition(String why, List<String> allowed) {
        String statuses = String.join(", ", allowed);
        return new ApiException(
                ErrorCode.ILLEGAL_TRANSITION,
                "%s; allowed: %s".formatted(why, statuses),
                List.of(new FieldError("status", "must be one of " + statuses)),
                null);
    }

    public static ApiException notFound(String what) {
        return of(ErrorCode.NOT_FOUND, "There is no such " + what);
    }

    /**
     * Something that the service needs is away; {@code retryAfter} becomes the header of that name.
     */
    public static ApiException unavailable(String message, Duration retryAfter) {
        return new ApiException(ErrorCode.UNAVAILABLE, message, List.of(), retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
