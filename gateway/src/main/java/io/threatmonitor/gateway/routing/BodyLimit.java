package io.threatmonitor.gateway.routing;

import io.threatmonitor.gateway.GatewayProperties;
import io.threatmonitor.gateway.intake.IntakePaths;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Turns long bodies away: at once when their length is announced, else as soon as they exceed it.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

    private static final List<PathPattern> INTAKE =
            Stream.of(IntakePaths.OF_SENDERS, IntakePaths.SHARED)
                    .flatMap(List::stream)
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    private final GatewayProperties properties;

    BodyLimit(GatewayProperties properties) {
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long limit = limitOf(exchange);
        var announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > limit) {
            return Mono.error(tooLarge(limit));
        }
        return announced >= 0
                ? chain.filter(exchange)
                : chain.filter(
                        exchange.mutate().request(counting(exchange.getRequest(), limit)).build());
    }

    /** A stream of events has no end; ingest-service limits what it keeps of one in memory. */
    private long limitOf(ServerWebExchange exchange) {
        if (EventStreams.isOne(exchange)) {
            return Long.MAX_VALUE;
        }
        var path = exchange.getRequest().getPath().pathWithinApplication();
        boolean intake = INTAKE.stream().anyMatch(pattern -> pattern.matches(path));
        return (intake ? properties.maxIntakeBody() : properties.maxBody()).toBytes();
    }

    private static ServerHttpRequest counting(ServerHttpRequest request, long limit) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var read = new AtomicLong();
                return super.getBody()
                        .map(buffer -> {
                            if (read.addAndGet(buffer.readableByteCount()) > limit) {
                                DataBufferUtils.release(buffer);
                                throw tooLarge(limit);
                            }
                            return buffer;
                        });
            }
        };
    }

    private static ResponseStatusException tooLarge(long limit) {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE, "A body has at most %d bytes.".formatted(limit));
    }
}
