package io.threatmonitor.gateway.access;

import io.threatmonitor.gateway.dashboard.DashboardPaths;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Hands the CSRF token to the dashboard: Spring Security makes one only when it is asked for, and
 * only the page and its question for the session ask.
 */
@Component
class CsrfCookie implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (!DashboardPaths.isPage(path) && !path.equals("/api/v1/session")) {
            return chain.filter(exchange);
        }
        Mono<CsrfToken> token =
                exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.then(chain.filter(exchange));
    }
}
