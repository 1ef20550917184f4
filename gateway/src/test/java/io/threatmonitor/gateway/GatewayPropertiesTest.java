package io.threatmonitor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.gateway.support.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class GatewayPropertiesTest {

    private static final Map<String, String> NEEDED =
            Map.of(
                    "gateway.public-url", Surroundings.PUBLIC_URL,
                    "gateway.ingest-url", "http://ingest:8080",
                    "gateway.alert-url", "http://alert:8080",
                    "gateway.audit-url", "http://audit:8080",
                    "gateway.keycloak.url", "http://keycloak:8080/auth",
                    "gateway.keycloak.issuer", "https://public/auth/realms/threat-monitor",
                    "gateway.keycloak.jwks", "http://keycloak:8080/auth/certs",
                    "gateway.keycloak.client-secret", "of-the-test",
                    "gateway.session.idle", "2h");

    @Test
    void hasTheDefaultsThatTheReadmeStates() {
        var properties = bind(NEEDED);

        assertThat(properties.maxBody()).isEqualTo(DataSize.ofMegabytes(5));
        assertThat(properties.maxIntakeBody()).isEqualTo(DataSize.ofMegabytes(100));
        assertThat(properties.session())
                .isEqualTo(
                        new GatewayProperties.Session(
                                Duration.ofHours(2),
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.ingest-url, ingest, INGEST_URL",
        "gateway.public-url, https://public/path, PUBLIC_URL",
        "gateway.keycloak.jwks, /certs, OIDC_JWKS",
        "gateway.keycloak.client-secret, ' ', OIDC_CLIENT_SECRET"
    })
    void saysWhatToSet(String property, String wrong, String variable) {
        var values = new HashMap<>(NEEDED);
        values.put(property, wrong);

        assertThatThrownBy(() -> bind(values)).rootCause().hasMessageContaining("Set " + variable);
    }

    @Test
    void doesNotPrintTheSecret() {
        assertThat(bind(NEEDED).toString()).doesNotContain("of-the-test");
    }

    private static GatewayProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("gateway", GatewayProperties.class)
                .get();
    }
}
