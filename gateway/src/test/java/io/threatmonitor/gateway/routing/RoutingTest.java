package io.threatmonitor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.gateway.support.EchoService.Received;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends GatewayTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    private final ApiClient anonymous;
    private final ApiClient sensor;

    RoutingTest(ApiClient api, TestIssuer issuer) {
        this.anonymous = api;
        this.sensor = api.as(issuer.sensor("demo-sensor"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/events, ingest",
        "/api/v1/events/, ingest",
        "/api/v1/events/stats?bucket=PT1H, ingest",
        "/api/v1/events/ingest/, ingest",
        "/api/v1/sensors/web-01/accounting, ingest",
        "/api/v1/rejected-events, ingest",
        "/api/v1/alerts/42/, alert",
        "/api/v1/incidents, alert",
        "/api/v1/incidents/7/alerts/42, alert",
        "/api/v1/sla, alert",
        "/api/v1/notifications/channels, alert",
        "/api/v1/silences, alert",
        "/api/v1/silences/preview?days=30, alert",
        "/api/v1/audit?actor=a%20b, audit"
    })
    void sendsEachPathToItsService(String path, String service) {
        var received = received(sensor.get(path));

        assertThat(received.service()).isEqualTo(service);
        assertThat(path).startsWith(received.path());
    }

    @Test
    void passesBodyAndQueryOn() {
        var received = received(sensor.post("/api/v1/events?source_name=a", "{\"a\":1}"));

        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.query()).isEqualTo("source_name=a");
        assertThat(received.bodyLength()).isEqualTo(7);
    }

    @Test
    void doesNotPassOnWhatHasNoRoute() {
        var answer = sensor.get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("not_found");
    }

    @Test
    void saysItselfWhereARequestCameFrom() {
        var headers =
                received(
                                sensor.with("X-Forwarded-For", "203.0.113.7")
                                        .with("X-Forwarded-Host", "evil.test")
                                        .with("X-Forwarded-Prefix", "/evil")
                                        .with("Forwarded", "for=203.0.113.7")
                                        .get("/api/v1/events"))
                        .headers();

        assertThat(headers)
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-host", "threat-monitor.test:8080")
                .containsEntry("x-forwarded-port", "8080")
                .doesNotContainKeys("forwarded", "x-forwarded-prefix");
    }

    @Test
    void keepsCookiesBetweenBrowserAndGateway() {
        var answer = sensor.with("Cookie", "tm-session=1; other=2").get("/api/v1/events");

        assertThat(received(answer).headers()).doesNotContainKey("cookie");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void continuesATrace() {
        var headers =
                received(
                                sensor.with(
                                                "traceparent",
                                                "00-" + TRACE_ID + "-b7ad6b7169203331-01")
                                        .get("/api/v1/events"))
                        .headers();

        assertThat(headers.get("traceparent"))
                .startsWith("00-" + TRACE_ID)
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void beginsATraceAndNamesItInErrors() {
        assertThat(received(sensor.get("/api/v1/events")).headers()).containsKey("traceparent");
        assertThat(sensor.get("/api/v1/nothing").json().required("trace_id").stringValue())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void turnsALongBodyAway() {
        var answer = sensor.post("/api/v1/alerts", "x".repeat(5 * 1024 * 1024 + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/realms/threat-monitor/x", "/auth/resources/a.css", "/auth/admin/"})
    void letsEverybodyTalkToKeycloak(String path) {
        var answer =
                anonymous
                        .with("Cookie", "tm-session=1; KEYCLOAK_IDENTITY=2; XSRF-TOKEN=3")
                        .with("Authorization", "Bearer of-keycloak-itself")
                        .get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().required("path").stringValue()).isEqualTo(path);
        assertThat(answer.json().required("cookies").get(0).stringValue())
                .isEqualTo("KEYCLOAK_IDENTITY=2");
        assertThat(answer.header("Set-Cookie")).startsWith("KEYCLOAK_IDENTITY=");
        assertThat(answer.header("Content-Security-Policy")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/metrics",
                "/auth/health/ready",
                "/auth/realms/../metrics",
                "/auth/realms/%2e%2e/metrics",
                "/auth/realms;/metrics",
                "/auth//metrics"
            })
    void hidesTheInsidesOfKeycloak(String path) {
        assertThat(anonymous.get(path).status()).isIn(400, 404);
    }

    private static Received received(ApiAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return WireJson.MAPPER.readValue(answer.text(), Received.class);
    }
}
