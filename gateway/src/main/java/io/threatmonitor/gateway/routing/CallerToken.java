package io.threatmonitor.gateway.routing;

import io.threatmonitor.gateway.session.SessionTokens;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Lets a session's requests carry its access token. A caller's own bearer token stays as it is. */
@Component
class CallerToken implements GatewayFilter {

    private final SessionTokens tokens;

    CallerToken(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .filter(OAuth2AuthenticationToken.class::isInstance)
                .flatMap(_ -> tokens.accessToken(exchange))
                .map(token -> bearing(token, exchange))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private static ServerWebExchange bearing(String token, ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
