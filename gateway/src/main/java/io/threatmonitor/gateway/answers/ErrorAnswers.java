package io.threatmonitor.gateway.answers;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.gateway.intake.IntakePaths;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the answers to requests that the gateway does not pass on. Thread-safe. */
@Component
public class ErrorAnswers {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final String page = read("pages/error.html");

    /** Answers programs with an envelope, people with a page. */
    public Mono<Void> answer(ServerWebExchange exchange, ErrorCode code, String message) {
        return isApi(exchange)
                ? envelope(exchange, code, message)
                : page(exchange, code, "This did not work", message);
    }

    /** Answers a program. */
    public Mono<Void> envelope(ServerWebExchange exchange, ErrorCode code, String message) {
        var envelope = ErrorEnvelope.of(code, message, TraceIds.of(exchange));
        return write(
                exchange,
                code,
                MediaType.APPLICATION_JSON,
                WireJson.MAPPER.writeValueAsBytes(envelope));
    }

    /** Answers a person, with a way back to the dashboard. */
    public Mono<Void> page(
            ServerWebExchange exchange, ErrorCode code, String title, String message) {
        var traceId = TraceIds.of(exchange);
        var html =
                page.replace("{title}", HtmlUtils.htmlEscape(title))
                        .replace("{message}", HtmlUtils.htmlEscape(message))
                        .replace("{trace_id}", traceId == null ? "none" : traceId);
        return write(
                exchange,
                code,
                new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
                html.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a request comes from a program, or from the dashboard's scripts. */
    public static boolean isApi(ServerWebExchange exchange) {
        return IntakePaths.isForPrograms(exchange.getRequest().getPath().value());
    }

    private static Mono<Void> write(
            ServerWebExchange exchange, ErrorCode code, MediaType type, byte[] body) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.valueOf(code.httpStatus()));
        var headers = response.getHeaders();
        headers.setContentType(type);
        headers.setContentLength(body.length);
        headers.setCacheControl("no-store");
        if (code == ErrorCode.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
