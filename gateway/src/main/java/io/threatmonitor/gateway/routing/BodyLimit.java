package io.threatmonitor.gateway.routing;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns long bodies away: at once when their length is announced, else as soon as they exceed it.
 * Streams of lines have no length; the service behind limits each line.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

    private static final List<MediaType> STREAMS =
            List.of(
                    MediaType.APPLICATION_NDJSON,
                    MediaType.parseMediaType("application/jsonl"),
                    MediaType.parseMediaType("application/x-jsonlines"));

    private final long limit;

    BodyLimit(GatewayProperties properties) {
        this.limit = properties.maxBody().toBytes();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (isStream(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > limit) {
            return Mono.error(tooLarge());
        }
        return announced >= 0
                ? chain.filter(exchange)
                : chain.filter(exchange.mutate().request(counting(exchange.getRequest())).build());
    }

    /** One that says what it is so badly that it cannot be read is no stream. */
    private static boolean isStream(ServerHttpRequest request) {
        try {
            var type = request.getHeaders().getContentType();
            return type != null && STREAMS.stream().anyMatch(type::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private ServerHttpRequest counting(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var read = new AtomicLong();
                return super.getBody()
                        .map(buffer -> {
                            if (read.addAndGet(buffer.readableByteCount()) > limit) {
                                DataBufferUtils.release(buffer);
                                throw tooLarge();
                            }
                            return buffer;
                        });
            }
        };
    }

    private ResponseStatusException tooLarge() {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE, "A body has at most %d bytes.".formatted(limit));
    }
}
