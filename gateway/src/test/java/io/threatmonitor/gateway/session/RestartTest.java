package io.threatmonitor.gateway.session;

import static io.threatmonitor.gateway.support.Surroundings.KEYCLOAK;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.gateway.GatewayApplication;
import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.Surroundings;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

class RestartTest {

    private final TestDatabase database = TestDatabase.createOn(Infrastructure.shared());
    private final AtomicReference<URI> address = new AtomicReference<>();
    private final Browser browser = new Browser(address::get);

    @Test
    void logsNobodyOut() {
        try (var _ = start()) {
            browser.signIn(KEYCLOAK);
        }
        try (var _ = start()) {
            assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(200);
            assertThat(browser.fetch("/api/v1/events").status()).isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext start() {
        var context =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .properties(environment())
                        .run();
        address.set(
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port")));
        return context;
    }

    private Map<String, Object> environment() {
        var issuer = TestIssuer.shared();
        var environment = new HashMap<String, Object>(Surroundings.environment());
        environment.putAll(
                Map.of(
                        "SERVER_PORT", "0",
                        "SERVER_ADDRESS", "127.0.0.1",
                        "POSTGRES_URL", database.url(),
                        "POSTGRES_USER", database.user(),
                        "POSTGRES_PASSWORD", database.password(),
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                        "OIDC_ISSUER", issuer.issuer(),
                        "OIDC_JWKS", issuer.keySetUrl()));
        return environment;
    }
}
