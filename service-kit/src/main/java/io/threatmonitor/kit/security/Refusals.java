package io.threatmonitor.kit.security;

import io.threatmonitor.kit.api.ErrorAnswers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.util.List;

/** Turns requests away in the shape that their senders understand. Thread-safe. */
public final class Refusals {

    private final ErrorAnswers answers;
    private final List<RefusalShape> shapes;

    Refusals(ErrorAnswers answers, List<RefusalShape> shapes) {
        this.answers = answers;
        this.shapes = List.copyOf(shapes);
    }

    /** Answers with {@code refusal} in the shape of the request's protocol, else the envelope. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (refusal.retryAfterSeconds() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        for (RefusalShape shape : shapes) {
            if (shape.matches(request)) {
                shape.write(request, response, refusal);
                return;
            }
        }
        answers.write(response, refusal.code(), refusal.message());
    }
}
