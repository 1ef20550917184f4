package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;

/** Signing in at Keycloak (OpenID Connect code flow with PKCE), and out of it again. */
@Component
public class LoginFlow {

    private static final URI HOME = URI.create("/");

    private final GatewayProperties properties;
    private final KeycloakClient keycloak;
    private final SessionLogins logins;
    private final SessionLoginAttempts attempts;
    private final SessionTokens tokens;
    private final LoginPages pages;
    private final WayBack wayBack;

    LoginFlow(
            GatewayProperties properties,
            KeycloakClient keycloak,
            SessionLogins logins,
            SessionLoginAttempts attempts,
            SessionTokens tokens,
            LoginPages pages,
            WayBack wayBack) {
        this.properties = properties;
        this.keycloak = keycloak;
        this.logins = logins;
        this.attempts = attempts;
        this.tokens = tokens;
        this.pages = pages;
        this.wayBack = wayBack;
    }

    /** Adds login, logout and the session to a chain. */
    public void configure(ServerHttpSecurity http) {
        http.securityContextRepository(logins)
                .requestCache(cache -> cache.requestCache(wayBack))
                .oauth2Login(login ->
                        login.clientRegistrationRepository(keycloak)
                                .authorizedClientRepository(tokens)
                                .authorizationRequestRepository(attempts)
                                .securityContextRepository(logins)
                                .authenticationSuccessHandler(arrival())
                                .authenticationFailureHandler(pages))
                .logout(logout ->
                        logout.requiresLogout(
                                        ServerWebExchangeMatchers.pathMatchers(
                                                HttpMethod.POST, "/logout"))
                                .logoutHandler(departure())
                                .logoutSuccessHandler(farewell()));
    }

    /** Sends a person to Keycloak, and remembers which page they asked for. */
    public Mono<Void> begin(ServerWebExchange exchange) {
        return wayBack.saveRequest(exchange)
                .then(
                        Mono.fromRunnable(() -> {
                            var response = exchange.getResponse();
                            response.setStatusCode(HttpStatus.FOUND);
                            // Absolute: the cookies of the login belong to the public host.
                            response.getHeaders()
                                    .setLocation(
                                            URI.create(
                                                    properties.publicUrlOf(
                                                            KeycloakClient.LOGIN_PATH)));
                        }));
    }

    /** Who is signed in, also where Spring Security has not looked yet. */
    public Mono<Authentication> signedIn(ServerWebExchange exchange) {
        return logins.load(exchange).mapNotNull(SecurityContext::getAuthentication);
    }

    private RedirectServerAuthenticationSuccessHandler arrival() {
        var handler = new RedirectServerAuthenticationSuccessHandler(HOME.toString());
        handler.setRequestCache(wayBack);
        return handler;
    }

    private static ServerLogoutHandler departure() {
        return new WebSessionServerLogoutHandler();
    }

    private ServerLogoutSuccessHandler farewell() {
        var handler = new OidcClientInitiatedServerLogoutSuccessHandler(keycloak);
        handler.setPostLogoutRedirectUri(properties.publicUrlOf("/"));
        handler.setLogoutSuccessUrl(HOME);
        return handler;
    }
}
