package io.threatmonitor.gateway.access;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.gateway.answers.ErrorAnswers;
import io.threatmonitor.gateway.dashboard.DashboardPaths;
import io.threatmonitor.gateway.intake.IntakePaths;
import io.threatmonitor.gateway.intake.SenderCredentials;
import io.threatmonitor.gateway.session.LoginFlow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The rules, one chain for each kind of neighbour. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final ServerWebExchangeMatcher OF_SENDERS = paths(IntakePaths.OF_SENDERS);
    private static final ServerWebExchangeMatcher SHARED_WITH_SENDERS = paths(IntakePaths.SHARED);

    private final Refusals refusals;

    AccessRules(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Keycloak checks its own callers and sends its own headers. Only what browsers and clients
     * need is reachable: never its metrics and health.
     */
    @Bean
    @Order(1)
    SecurityWebFilterChain keycloak(ServerHttpSecurity http) {
        return stateless(http.securityMatcher(pathMatchers("/auth", "/auth/**")))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .authorizeExchange(rules ->
                        rules.pathMatchers(
                                        "/auth/realms/**", "/auth/resources/**", "/auth/admin/**")
                                .permitAll()
                                .anyExchange()
                                .denyAll())
                .build();
    }

    /** From outside only health is visible; everything is on a management port of its own. */
    @Bean
    @Order(2)
    SecurityWebFilterChain operations(ServerHttpSecurity http, ManagementPort port) {
        return stateless(http.securityMatcher(pathMatchers("/actuator", "/actuator/**")))
                .authorizeExchange(rules ->
                        rules.pathMatchers(
                                        HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .matchers(matching(port::received))
                                .permitAll()
                                .anyExchange()
                                .denyAll())
                .build();
    }

    /**
     * Senders of events. A session means nothing here, so that no page can send in a person's name;
     * access tokens are checked, all else is ingest-service's to judge, which also knows the
     * answers that each protocol expects.
     */
    @Bean
    @Order(3)
    SecurityWebFilterChain senders(ServerHttpSecurity http) {
        return stateless(http.securityMatcher(AccessRules::comesFromASender))
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationEntryPoint(refusals)
                                .bearerTokenConverter(AccessRules::accessToken)
                                .jwt(_ -> {}))
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(4)
    SecurityWebFilterChain everythingElse(
            ServerHttpSecurity http, LoginFlow login, BrowserProtection protection) {
        login.configure(http);
        protection.configure(http);
        return http.oauth2ResourceServer(
                        bearer -> bearer.authenticationEntryPoint(refusals).jwt(_ -> {}))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeExchange(AccessRules::dashboardAndApi)
                .build();
    }

    /** Paths that a proxy and a service could read differently are never passed on. */
    @Bean
    ServerExchangeRejectedHandler ambiguousRequests(ErrorAnswers answers) {
        return (exchange, _) ->
                answers.answer(exchange, ErrorCode.MALFORMED_REQUEST, "The address is ambiguous.");
    }

    private static void dashboardAndApi(AuthorizeExchangeSpec rules) {
        rules.matchers(pathMatchers("/api/**"))
                .authenticated()
                .matchers(reading(DashboardPaths::isFile))
                .permitAll()
                .matchers(reading(DashboardPaths::isPage))
                .authenticated()
                .anyExchange()
                .denyAll();
    }

    private ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(CsrfSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(Refusals::notFound)
                                .accessDeniedHandler(Refusals::notFound));
    }

    private static Mono<MatchResult> comesFromASender(ServerWebExchange exchange) {
        return OF_SENDERS
                .matches(exchange)
                .filter(MatchResult::isMatch)
                .switchIfEmpty(Mono.defer(() -> withSenderCredentials(exchange)));
    }

    private static Mono<MatchResult> withSenderCredentials(ServerWebExchange exchange) {
        return SenderCredentials.in(exchange.getRequest().getHeaders())
                ? SHARED_WITH_SENDERS.matches(exchange)
                : MatchResult.notMatch();
    }

    private static Mono<Authentication> accessToken(ServerWebExchange exchange) {
        return Mono.justOrEmpty(SenderCredentials.accessTokenIn(exchange.getRequest().getHeaders()))
                .map(BearerTokenAuthenticationToken::new);
    }

    private static ServerWebExchangeMatcher paths(List<String> patterns) {
        return pathMatchers(patterns.toArray(String[]::new));
    }

    private static ServerWebExchangeMatcher reading(Predicate<String> path) {
        return matching(exchange -> {
            var request = exchange.getRequest();
            return READING.contains(request.getMethod()) && path.test(request.getPath().value());
        });
    }

    private static ServerWebExchangeMatcher matching(Predicate<ServerWebExchange> condition) {
        return exchange -> condition.test(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }
}
