package io.threatmonitor.gateway.session;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keycloak's token endpoint, for renewals. Blocks: call it on a virtual thread. */
@Component
class KeycloakTokens {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final KeycloakClient keycloak;
    private final Clock clock;
    private final RestClientRefreshTokenTokenResponseClient client;

    KeycloakTokens(KeycloakClient keycloak, Clock clock) {
        this.keycloak = keycloak;
        this.clock = clock;
        this.client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(impatientClient());
    }

    /**
     * Exchanges a refresh token, which is used up by it.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException when Keycloak
     *     refuses or does not answer
     */
    SessionValue.Tokens refresh(String refreshToken) {
        var response =
                client.getTokenResponse(
                        new OAuth2RefreshTokenGrantRequest(
                                keycloak.registration(),
                                expiredAccessToken(),
                                new OAuth2RefreshToken(refreshToken, null)));
        return TokenRenewal.tokens(response.getAccessToken(), response.getRefreshToken());
    }

    /** Spring Security asks for the old access token and reads only its scopes. */
    private OAuth2AccessToken expiredAccessToken() {
        return new OAuth2AccessToken(TokenType.BEARER, "expired", Instant.EPOCH, clock.instant());
    }

    private static RestClient impatientClient() {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters ->
                        converters
                                .addCustomConverter(new FormHttpMessageConverter())
                                .addCustomConverter(
                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
