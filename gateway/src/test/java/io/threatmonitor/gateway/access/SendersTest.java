package io.threatmonitor.gateway.access;

import static io.threatmonitor.gateway.support.Surroundings.KEYCLOAK;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.EchoService.Received;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

import java.net.URI;

/** Programs that speak the protocols of other products. */
class SendersTest extends GatewayTest {

    private static final String TOKEN = "tms_of-some-sensor";

    private final ApiClient anonymous;
    private final TestIssuer issuer;
    private final Browser browser;

    SendersTest(ApiClient api, TestIssuer issuer, Environment environment) {
        this.anonymous = api;
        this.issuer = issuer;
        this.browser =
                new Browser(() ->
                        URI.create(
                                "http://127.0.0.1:"
                                        + environment.getRequiredProperty("local.server.port")));
    }

    @ParameterizedTest
    @CsvSource({
        "/services/collector/event/1.0, /services/collector/event/1.0",
        "/services/collector, /services/collector",
        "/elasticsearch/_bulk, /_bulk",
        "/elasticsearch/web/_doc/, /web/_doc/",
        "/elasticsearch/, /",
        "/elasticsearch, /",
        "/v1/logs, /v1/logs",
        "/api/v1/cloudevents, /api/v1/cloudevents",
        "/api/v1/webhooks/falco, /api/v1/webhooks/falco"
    })
    void reachTheIngestServiceWhereItExpectsThem(String path, String upstream) {
        var received = received(anonymous.as(TOKEN).post(path, "{}"));

        assertThat(received.service()).isEqualTo("ingest");
        assertThat(received.path()).isEqualTo(upstream);
        assertThat(received.headers())
                .containsEntry("authorization", "Bearer " + TOKEN)
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .doesNotContainKey("x-forwarded-prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer tms_x",
                "bearer tms_x",
                "Splunk tms_x",
                "ApiKey tms_x",
                "ApiKey aWQ6dG1zX3g=",
                "Basic dXNlcjp0bXNfeA=="
            })
    void mayProveThemselvesInTheirOwnWay(String credentials) {
        for (String path : new String[] {"/services/collector", "/api/v1/events"}) {
            var answer = anonymous.with("Authorization", credentials).post(path, "{}");

            assertThat(received(answer).headers()).containsEntry("authorization", credentials);
        }
    }

    @Test
    void areJudgedByTheServiceWhereTheyShowNothing() {
        assertThat(anonymous.get("/services/collector/health").status()).isEqualTo(200);
        assertThat(anonymous.get("/elasticsearch/").status()).isEqualTo(200);
    }

    @Test
    void areRefusedWithABadAccessTokenInTheEnvelope() {
        var answer =
                anonymous.as(issuer.sensor("web-01").expired()).post("/services/collector", "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
    }

    @Test
    void passWithAGoodAccessToken() {
        var token = issuer.sensor("web-01").compact();

        assertThat(received(anonymous.as(token).post("/v1/logs", "{}")).headers())
                .containsEntry("authorization", "Bearer " + token);
    }

    @Test
    void neverActInThePersonOfABrowser() {
        browser.get("/oauth2/authorization/keycloak");
        browser.signIn(KEYCLOAK);

        assertThat(browser.fetch("/api/v1/events").text()).contains("Bearer ");
        assertThat(browser.fetch("/api/v1/webhooks/falco").text())
                .contains("\"service\":\"ingest\"")
                .doesNotContain("Bearer ");
        assertThat(browser.fetch("/elasticsearch/").text()).doesNotContain("Bearer ");
    }

    @Test
    void maySendLongBodies() {
        var body = "x".repeat(6 * 1024 * 1024);

        assertThat(received(anonymous.as(TOKEN).post("/elasticsearch/_bulk", body)).bodyLength())
                .isEqualTo(body.length());
    }

    private static Received received(ApiAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return WireJson.MAPPER.readValue(answer.text(), Received.class);
    }
}
