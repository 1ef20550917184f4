package io.threatmonitor.contracts.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that says what went wrong.
 *
 * @param status always {@code error}
 * @param message one sentence for people
 * @param code one of {@link ErrorCode}, for programs
 * @param errors what is wrong with which field
 * @param data the same by field, as the clients of the API before this one read it
 * @param traceId with which operators find the request in logs and traces
 */
public record ErrorEnvelope(
        String status,
        String message,
        ErrorCode code,
        List<FieldError> errors,
        Map<String, List<String>> data,
        @Nullable String traceId) {

    /** What is wrong with one field of a request. */
    public record FieldError(String field, String message) {}

    public static ErrorEnvelope of(ErrorCode code, String message, @Nullable String traceId) {
        return of(code, message, List.of(), traceId);
    }

    public static ErrorEnvelope of(
            ErrorCode code, String message, List<FieldError> errors, @Nullable String traceId) {
        var byField =
                errors.stream()
                        .collect(
                                groupingBy(
                                        FieldError::field,
                                        LinkedHashMap::new,
                                        mapping(FieldError::message, toList())));
        return new ErrorEnvelope("error", message, code, List.copyOf(errors), byField, traceId);
    }
}
