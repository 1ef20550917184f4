package io.threatmonitor.gateway.session;

import static io.threatmonitor.gateway.support.Surroundings.KEYCLOAK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.net.URI;

/** With a gateway of its own: others must not meet the connections that break here. */
@ServiceTest(properties = "spring.datasource.hikari.pool-name=sessions-away")
class DatabaseAwayTest extends GatewayTest {

    private final ApiClient sensor;
    private final Browser browser;
    private final TestDatabase database;

    DatabaseAwayTest(
            ApiClient api, TestIssuer issuer, TestDatabase database, Environment environment) {
        this.sensor = api.as(issuer.sensor("demo-sensor"));
        this.database = database;
        this.browser =
                new Browser(() ->
                        URI.create(
                                "http://127.0.0.1:"
                                        + environment.getRequiredProperty("local.server.port")));
    }

    @BeforeEach
    void stopTheDatabase() {
        database.goAway();
    }

    @AfterEach
    void startTheDatabase() {
        database.comeBack();
    }

    @Test
    void keepsTakingEvents() {
        assertThat(sensor.post("/api/v1/events", "{}").status()).isEqualTo(200);
        assertThat(sensor.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void saysThatNobodyCanSignInAtTheMoment() {
        var page = browser.get("/oauth2/authorization/keycloak");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Retry-After")).isEqualTo("5");
    }

    /** A pool that has failed for a while asks the database only every few seconds. */
    @Test
    void signsPeopleInAgainOnceItIsBack() {
        browser.get("/oauth2/authorization/keycloak");
        database.comeBack();

        await().untilAsserted(() -> {
            browser.signIn(KEYCLOAK);
            assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(200);
        });
    }
}
