package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.CookieServerRequestCache;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;

/**
 * Remembers in a cookie which page a person asked for before the login, so that strangers leave no
 * sessions behind. Forgets it at the end of the login, and not with every answer in between.
 */
@Component
class WayBack implements ServerRequestCache {

    private static final String END_OF_LOGIN = "/login/oauth2/code/";

    private final CookieServerRequestCache cookie = new CookieServerRequestCache();

    WayBack(GatewayProperties properties) {
        cookie.setCookieCustomizer(builder -> builder.secure(properties.secure()));
    }

    @Override
    public Mono<Void> saveRequest(ServerWebExchange exchange) {
        return cookie.saveRequest(exchange);
    }

    @Override
    public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
        return cookie.getRedirectUri(exchange);
    }

    @Override
    public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(END_OF_LOGIN)
                ? cookie.removeMatchingRequest(exchange)
                : Mono.empty();
    }
}
