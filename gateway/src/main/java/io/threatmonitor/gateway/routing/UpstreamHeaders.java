package io.threatmonitor.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import static java.util.stream.Collectors.joining;

import io.threatmonitor.gateway.GatewayProperties;
import io.threatmonitor.gateway.session.SessionCookie;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import java.util.Collection;
import java.util.Set;

/**
 * The headers that say where a request came from are the gateway's word, never the client's; the
 * cookies of the gateway end here. Spring Cloud Gateway has removed the client's own {@code
 * Forwarded} and {@code X-Forwarded-*} before, because no proxy is configured as trusted.
 */
@Component
class UpstreamHeaders implements HttpHeadersFilter, Ordered {

    private final GatewayProperties properties;
    private final Set<String> ownCookies;

    UpstreamHeaders(GatewayProperties properties) {
        this.properties = properties;
        this.ownCookies = Set.of(SessionCookie.nameFor(properties), "XSRF-TOKEN", "REDIRECT_URI");
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.addAll(input);
        forwarded(headers, exchange);
        headers.remove(HttpHeaders.COOKIE);
        if (isKeycloak(exchange)) {
            keycloakCookies(headers, exchange);
        }
        return headers;
    }

    private void forwarded(HttpHeaders headers, ServerWebExchange exchange) {
        var url = properties.publicUrl();
        var port = url.getPort() >= 0 ? url.getPort() : properties.secure() ? 443 : 80;
        // A service finds its own paths at its root, whatever stands before them here.
        headers.remove("X-Forwarded-Prefix");
        headers.set("X-Forwarded-Proto", url.getScheme());
        headers.set("X-Forwarded-Host", url.getAuthority());
        headers.set("X-Forwarded-Port", String.valueOf(port));
        var caller = exchange.getRequest().getRemoteAddress();
        if (caller != null && caller.getAddress() != null) {
            headers.set("X-Forwarded-For", caller.getAddress().getHostAddress());
        }
    }

    private void keycloakCookies(HttpHeaders headers, ServerWebExchange exchange) {
        var cookies =
                exchange.getRequest().getCookies().values().stream()
                        .flatMap(Collection::stream)
                        .filter(cookie -> !ownCookies.contains(cookie.getName()))
                        .map(HttpCookie::toString)
                        .collect(joining("; "));
        if (!cookies.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, cookies);
        }
    }

    private static boolean isKeycloak(ServerWebExchange exchange) {
        return exchange.getAttribute(GATEWAY_ROUTE_ATTR) instanceof Route route
                && route.getId().equals(Routes.KEYCLOAK);
    }
}
