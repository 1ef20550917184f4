package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the elements of an array (RFC 8259 section 5) begin and end, without reading what
 * they say: one that is no JSON then costs its neighbours nothing. Only strings and brackets tell.
 */
final class JsonArray {

    /** A body of the smallest elements would otherwise ask for an answer many times its size. */
    static final int MOST_ELEMENTS = 10_000;

    private final byte[] body;
    private final List<Excerpt> elements = new ArrayList<>();
    private int position;

    private JsonArray(byte[] body) {
        this.body = body;
    }

    /** Whether {@code body} begins as an array does. */
    static boolean begins(byte[] body) {
        int start = skipSpace(body, 0);
        return start < body.length && body[start] == '[';
    }

    /**
     * The elements of {@code body}, for which {@link #begins} holds.
     *
     * @throws ApiException {@code malformed_request} when the array does not end where the body
     *     does, {@code payload_too_large} when it has more than {@value #MOST_ELEMENTS} elements
     */
    static List<Excerpt> elementsOf(byte[] body) {
        var array = new JsonArray(body);
        array.split();
        return array.elements;
    }

    private void split() {
        position = skipSpace(body, 0) + 1;
        boolean more = true;
        while (more) {
            int start = position;
            findEndOfElement();
            more = body[position] == ',';
            add(new Excerpt(body, start, position - start), more);
            position++;
        }
        if (skipSpace(body, position) < body.length) {
            throw malformed("The body goes on after the end of its array");
        }
    }

    private void add(Excerpt element, boolean more) {
        if (elements.isEmpty() && !more && element.isBlank()) {
            return; // [] has no element, where [,] has two that are not valid
        }
        if (elements.size() == MOST_ELEMENTS) {
            throw ApiException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "A batch has at most %,d events; application/x-ndjson has no limit"
                            .formatted(MOST_ELEMENTS));
        }
        elements.add(element);
    }

    /** Moves to the comma or bracket that ends the element. */
    private void findEndOfElement() {
        int depth = 0;
        for (; position < body.length; position++) {
            switch (body[position]) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case '}' -> depth--;
                case ']' -> {
                    if (depth <= 0) {
                        return;
                    }
                    depth--;
                }
                case ',' -> {
                    if (depth <= 0) {
                        return;
                    }
                }
                default -> {}
            }
        }
        throw malformed("The array does not end");
    }

    private void skipString() {
        for (position++; position < body.length; position++) {
            switch (body[position]) {
                case '\\' -> position++;
                case '"' -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private static int skipSpace(byte[] body, int from) {
        int i = from;
        while (i < body.length && JsonSpace.contains(body[i])) {
            i++;
        }
        return i;
    }

    private static ApiException malformed(String message) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, message);
    }
}
