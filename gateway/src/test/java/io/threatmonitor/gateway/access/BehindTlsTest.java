package io.threatmonitor.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.net.URI;

/** Where browsers come over TLS, and operators through a port of their own. */
@ServiceTest(properties = {"gateway.public-url=https://threat-monitor.test", "MANAGEMENT_PORT=0"})
class BehindTlsTest extends GatewayTest {

    private final ApiClient api;
    private final Environment environment;
    private final Browser browser;

    BehindTlsTest(ApiClient api, Environment environment) {
        this.api = api;
        this.environment = environment;
        this.browser = new Browser(() -> addressAt("local.server.port"));
    }

    @Test
    void bindsTheCookiesToTls() {
        var cookie = browser.get("/oauth2/authorization/keycloak").setCookie("__Host-tm-session");

        assertThat(cookie).contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax");
    }

    @Test
    void tellsBrowsersToStayWithTls() {
        assertThat(api.get("/color-scheme.js").header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void showsMetricsOnlyOnTheManagementPort() {
        assertThat(api.get("/actuator/prometheus").status()).isEqualTo(404);

        var metrics = api.get(addressAt("local.management.port") + "/actuator/prometheus");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.text()).contains("service=\"gateway\"");
    }

    private URI addressAt(String property) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty(property));
    }
}
