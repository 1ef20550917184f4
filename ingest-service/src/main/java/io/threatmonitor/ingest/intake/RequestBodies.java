package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** Reads a request's body, and no more of it than is allowed. */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * @throws ApiException {@code payload_too_large}, before reading when the length is announced
     */
    public static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
    }

    private static ApiException tooLarge(int maxBytes) {
        return ApiException.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body must have at most %,d bytes".formatted(maxBytes));
    }
}
