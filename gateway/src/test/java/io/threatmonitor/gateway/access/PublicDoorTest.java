package io.threatmonitor.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDoorTest extends GatewayTest {

    private final ApiClient api;
    private final TestIssuer issuer;

    PublicDoorTest(ApiClient api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void showsItsHealthAndNoDetails(String probe) {
        var answer = api.get("/actuator/health" + probe);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().required("status").stringValue()).isEqualTo("UP");
        assertThat(answer.json().has("components")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/env"})
    void hidesItsInsidesEvenFromAdministrators(String path) {
        assertThat(api.as(issuer.admin()).get(path).status()).isEqualTo(404);
    }

    @Test
    void deniesWhatHasNoRule() {
        var answer = api.as(issuer.admin()).post("/anything", "{}");

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/alerts/..;/events", "/api/v1/%2e%2e/events", "/api//v1"})
    void refusesPathsThatAServiceMightReadDifferently(String path) {
        var answer = api.as(issuer.admin()).get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("malformed_request");
    }

    @Test
    void protectsThePagesOfTheDashboard() {
        var headers = api.get("/color-scheme.js");

        assertThat(headers.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
                                + " object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action 'self'");
        assertThat(headers.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.header("Permissions-Policy")).contains("camera=()");
        assertThat(headers.header("Strict-Transport-Security")).isNull();
    }
}
