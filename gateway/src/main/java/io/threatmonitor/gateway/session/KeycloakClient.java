package io.threatmonitor.gateway.session;

import io.netty.channel.ChannelOption;
import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.Map;

/**
 * The gateway as a client of Keycloak. Browsers are sent to the public address, the gateway itself
 * calls Keycloak directly; every endpoint is stated, so that starting does not wait for Keycloak.
 */
@Component
class KeycloakClient implements ReactiveClientRegistrationRepository {

    static final String REGISTRATION_ID = "keycloak";
    static final String LOGIN_PATH = "/oauth2/authorization/" + REGISTRATION_ID;

    private static final String PROTOCOL_PATH = "/protocol/openid-connect";
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String authorizationUri;
    private final ClientRegistration registration;

    KeycloakClient(GatewayProperties properties) {
        var keycloak = properties.keycloak();
        var realm = keycloak.issuer().getPath().replaceFirst("^.*/realms/", "/realms/");
        var direct = keycloak.url() + realm + PROTOCOL_PATH;
        var browser = keycloak.issuer() + PROTOCOL_PATH;
        this.authorizationUri = browser + "/auth";
        this.registration =
                ClientRegistration.withRegistrationId(REGISTRATION_ID)
                        .clientName("Threat Monitor")
                        .clientId("threat-monitor-gateway")
                        .clientSecret(keycloak.clientSecret())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .clientSettings(
                                ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build())
                        .scope("openid", "profile")
                        .redirectUri(
                                properties.publicUrlOf("/login/oauth2/code/" + REGISTRATION_ID))
                        .issuerUri(keycloak.issuer().toString())
                        .authorizationUri(authorizationUri)
                        .tokenUri(direct + "/token")
                        .jwkSetUri(keycloak.jwks().toString())
                        .userNameAttributeName(StandardClaimNames.PREFERRED_USERNAME)
                        .providerConfigurationMetadata(
                                Map.of("end_session_endpoint", browser + "/logout"))
                        .build();
    }

    ClientRegistration registration() {
        return registration;
    }

    String authorizationUri() {
        return authorizationUri;
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
        return Mono.just(registration).filter(_ -> registrationId.equals(REGISTRATION_ID));
    }

    /** A client that gives up soon, so that a Keycloak that hangs does not hang the gateway. */
    static WebClient impatientClient() {
        var http =
                HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(ANSWER);
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }
}
