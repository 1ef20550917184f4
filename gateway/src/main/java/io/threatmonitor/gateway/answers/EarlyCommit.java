package io.threatmonitor.gateway.answers;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Commits answers without a body, such as redirects, where {@link Failures} still hears of it:
 * saving the session is part of committing, and the database may be away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EarlyCommit implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).then(Mono.defer(() -> exchange.getResponse().setComplete()));
    }
}
