package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

/** The calls to Keycloak that Spring Security makes, each with a limit to how long it may take. */
@Configuration(proxyBeanMethods = false)
class KeycloakCalls {

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange() {
        var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(KeycloakClient.impatientClient());
        return client;
    }

    @Bean
    JwkSetUriReactiveJwtDecoderBuilderCustomizer keysForAccessTokens() {
        return builder -> builder.webClient(KeycloakClient.impatientClient());
    }

    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(
            KeycloakClient keycloak, GatewayProperties properties) {
        var decoder =
                idTokenDecoder(keycloak.registration(), properties.keycloak().jwks().toString());
        return _ -> decoder;
    }

    private static ReactiveJwtDecoder idTokenDecoder(ClientRegistration registration, String jwks) {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(jwks)
                        .webClient(KeycloakClient.impatientClient())
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }
}
