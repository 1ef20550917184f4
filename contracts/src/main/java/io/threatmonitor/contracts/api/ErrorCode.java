package io.threatmonitor.contracts.api;

/** Every way in which a request can fail, with its HTTP status (RFC 9110 section 15). */
public enum ErrorCode {
    MALFORMED_REQUEST(400, "The request could not be read"),
    VALIDATION_FAILED(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Sign in, or send a valid access token"),
    FORBIDDEN(403, "Your roles do not allow this"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not take this method"),
    NOT_ACCEPTABLE(406, "The answer is not available in a type that you accept"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    ILLEGAL_TRANSITION(409, "The current state does not allow this"),
    VERSION_CONFLICT(412, "Someone else changed this in the meantime"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    TOO_MANY_REQUESTS(429, "Too many requests, slow down"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service is busy, try again soon");

    private final int httpStatus;
    private final String sentence;

    ErrorCode(int httpStatus, String sentence) {
        this.httpStatus = httpStatus;
        this.sentence = sentence;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** What to tell people when nothing more is known than the code. */
    public String sentence() {
        return sentence;
    }

    /** The code that says most about a status of which nothing more is known. */
    public static ErrorCode ofHttpStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.httpStatus == status) {
                return code;
            }
        }
        return status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    }
}
