package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.SenderJson;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers in the type that a sender accepts, with what it wants to see of them. Thread-safe. */
@Component
final class ElasticAnswers {

    /** "REST API compatibility": a client of another major version asks for its own shapes. */
    private static final Pattern COMPATIBLE =
            Pattern.compile(
                    "application/vnd\\.elasticsearch\\+json\\s*;\\s*compatible-with\\s*=\\s*(\\d{1,3})");

    private final SenderJson json;

    ElasticAnswers(SenderJson json) {
        this.json = json;
    }

    ResponseEntity<byte[]> answer(
            HttpServletRequest request, int status, Map<String, Object> body) {
        return prepared(request, status).body(filtered(request, body));
    }

    ResponseEntity<byte[]> error(HttpServletRequest request, ElasticError error) {
        return answer(request, error.status(), error.body());
    }

    /** Senders repeat the whole request after such an answer. */
    ResponseEntity<byte[]> busy(HttpServletRequest request, Duration retryAfter) {
        var error =
                new ElasticError(
                        503,
                        "es_rejected_execution_exception",
                        "The brokers are away, nothing was taken: try again");
        return prepared(request, error.status())
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, retryAfter.toSeconds())))
                .body(json.bytes(error.body()));
    }

    static String contentType(HttpServletRequest request) {
        for (String accepted : Collections.list(request.getHeaders(HttpHeaders.ACCEPT))) {
            Matcher compatible = COMPATIBLE.matcher(accepted);
            if (compatible.find()) {
                return "application/vnd.elasticsearch+json;compatible-with=" + compatible.group(1);
            }
        }
        return MediaType.APPLICATION_JSON_VALUE;
    }

    private byte[] filtered(HttpServletRequest request, Map<String, Object> body) {
        return json.bytes(FilterPath.of(QueryString.value(request, "filter_path")).apply(body));
    }

    private static ResponseEntity.BodyBuilder prepared(HttpServletRequest request, int status) {
        return ResponseEntity.status(status).header(HttpHeaders.CONTENT_TYPE, contentType(request));
    }
}
