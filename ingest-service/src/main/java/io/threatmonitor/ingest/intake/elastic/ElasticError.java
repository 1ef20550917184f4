package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.contracts.api.ErrorCode;

import java.util.List;
import java.util.Map;

/**
 * What went wrong, with the exception's name that Elasticsearch has for it.
 *
 * @param status of HTTP, of the whole answer or of one item
 */
record ElasticError(int status, String type, String reason) {

    static ElasticError illegalArgument(String reason) {
        return new ElasticError(400, "illegal_argument_exception", reason);
    }

    static ElasticError of(ErrorCode code, String reason) {
        return new ElasticError(code.httpStatus(), typeOf(code), reason);
    }

    /** As it stands in an item of a bulk answer. */
    Map<String, Object> cause() {
        return Map.of("type", type, "reason", reason);
    }

    /** As a whole answer. */
    Map<String, Object> body() {
        return Map.of(
                "error",
                Map.of("root_cause", List.of(cause()), "type", type, "reason", reason),
                "status",
                status);
    }

    private static String typeOf(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED, FORBIDDEN -> "security_exception";
            case NOT_FOUND -> "resource_not_found_exception";
            case TOO_MANY_REQUESTS, UNAVAILABLE -> "es_rejected_execution_exception";
            case VERSION_CONFLICT, ILLEGAL_TRANSITION -> "version_conflict_engine_exception";
            case REQUEST_TIMEOUT -> "receive_timeout_transport_exception";
            case MALFORMED_REQUEST, VALIDATION_FAILED -> "parse_exception";
            case METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    PAYLOAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    INTERNAL_ERROR ->
                    "status_exception";
        };
    }
}
