package io.threatmonitor.gateway.routing;

import io.threatmonitor.gateway.GatewayProperties;
import io.threatmonitor.gateway.intake.IntakePaths;

import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Where each path goes. What has no line here is not passed on. */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final String KEYCLOAK = "keycloak";

    /** A stream sends its headers with its first frame, whenever that comes. */
    private static final int NO_TIMEOUT = -1;

    /**
     * Milliseconds until an answer, and with it until the whole body was sent: enough for the
     * largest one over a slow line.
     */
    private static final int LONG_UPLOAD = 120_000;

    private final GatewayProperties properties;
    private final CallerToken callerToken;

    Routes(GatewayProperties properties, CallerToken callerToken) {
        this.properties = properties;
        this.callerToken = callerToken;
    }

    @Bean
    RouteLocator table(RouteLocatorBuilder routes) {
        return routes.routes()
                .route(
                        "event-streams",
                        route ->
                                route.path("/api/v1/events")
                                        .and()
                                        .predicate(EventStreams::isOne)
                                        .filters(this::toService)
                                        .metadata(
                                                RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                                NO_TIMEOUT)
                                        .uri(properties.ingestUrl()))
                .route(
                        "submissions",
                        route ->
                                route.method(HttpMethod.POST)
                                        .and()
                                        .path("/api/v1/events/**")
                                        .filters(this::toService)
                                        .metadata(
                                                RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                                LONG_UPLOAD)
                                        .uri(properties.ingestUrl()))
                .route(
                        "events",
                        route ->
                                route.path(
                                                "/api/v1/events/**",
                                                "/api/v1/rejected-events/**",
                                                "/api/v1/sensors/**")
                                        .filters(this::toService)
                                        .uri(properties.ingestUrl()))
                .route(
                        "elasticsearch",
                        route ->
                                route.path("/elasticsearch", "/elasticsearch/**")
                                        .filters(filters -> toIntake(filters).stripPrefix(1))
                                        .metadata(
                                                RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                                LONG_UPLOAD)
                                        .uri(properties.ingestUrl()))
                .route(
                        "senders",
                        route ->
                                route.path(IntakePaths.OF_SENDERS.toArray(String[]::new))
                                        .filters(Routes::toIntake)
                                        .metadata(
                                                RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                                LONG_UPLOAD)
                                        .uri(properties.ingestUrl()))
                .route(
                        "alerts",
                        route ->
                                route.path(
                                                "/api/v1/alerts/**",
                                                "/api/v1/incidents/**",
                                                "/api/v1/notifications/**",
                                                "/api/v1/silences/**",
                                                "/api/v1/sla/**")
                                        .filters(this::toService)
                                        .uri(properties.alertUrl()))
                .route(
                        "stream",
                        route ->
                                route.path("/api/v1/stream", "/api/v1/stream/")
                                        .filters(this::toService)
                                        .metadata(
                                                RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                                NO_TIMEOUT)
                                        .uri(properties.alertUrl()))
                .route(
                        "audit",
                        route ->
                                route.path("/api/v1/audit/**")
                                        .filters(this::toService)
                                        .uri(properties.auditUrl()))
                .route(KEYCLOAK, route -> route.path("/auth/**").uri(properties.keycloak().url()))
                .build();
    }

    /** No session stands behind these requests, so there is no token of one to add. */
    private static GatewayFilterSpec toIntake(GatewayFilterSpec filters) {
        return filters.removeResponseHeader(HttpHeaders.SET_COOKIE);
    }

    private UriSpec toService(GatewayFilterSpec filters) {
        return filters.filter(callerToken).removeResponseHeader(HttpHeaders.SET_COOKIE);
    }
}
