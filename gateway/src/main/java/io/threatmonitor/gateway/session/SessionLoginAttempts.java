package io.threatmonitor.gateway.session;

import static java.util.stream.Collectors.toMap;

import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.Map;

/** Remembers in the session what was asked of Keycloak: state, nonce and the verifier of PKCE. */
@Component
class SessionLoginAttempts
        implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private final KeycloakClient keycloak;

    SessionLoginAttempts(KeycloakClient keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> SessionValue.put(session, attempt(request)))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> SessionValue.find(session, SessionValue.LoginAttempt.class))
                .filter(attempt -> attempt.state().equals(stateOf(exchange)))
                .map(this::request);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange)
                .delayUntil(_ ->
                        exchange.getSession()
                                .doOnNext(session ->
                                        SessionValue.remove(
                                                session, SessionValue.LoginAttempt.class)));
    }

    private static SessionValue.LoginAttempt attempt(OAuth2AuthorizationRequest request) {
        return new SessionValue.LoginAttempt(
                String.valueOf(request.getState()),
                request.getAuthorizationRequestUri(),
                String.valueOf(request.getRedirectUri()),
                texts(request.getAdditionalParameters()),
                texts(request.getAttributes()));
    }

    private OAuth2AuthorizationRequest request(SessionValue.LoginAttempt attempt) {
        var registration = keycloak.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(keycloak.authorizationUri())
                .authorizationRequestUri(attempt.requestUri())
                .clientId(registration.getClientId())
                .redirectUri(attempt.redirectUri())
                .scopes(registration.getScopes())
                .state(attempt.state())
                .additionalParameters(new HashMap<>(attempt.parameters()))
                .attributes(attributes -> attributes.putAll(attempt.attributes()))
                .build();
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static String stateOf(ServerWebExchange exchange) {
        return String.valueOf(
                exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE));
    }
}
