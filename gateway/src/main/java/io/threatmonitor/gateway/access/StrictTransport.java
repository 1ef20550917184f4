package io.threatmonitor.gateway.access;

import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * RFC 6797. Spring Security writes it for requests that arrive over TLS, but TLS may end before the
 * gateway: what counts is the public URL.
 */
class StrictTransport implements ServerHttpHeadersWriter {

    private static final String VALUE = "max-age=" + Duration.ofDays(365).toSeconds();

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(
                () -> exchange.getResponse().getHeaders().set("Strict-Transport-Security", VALUE));
    }
}
