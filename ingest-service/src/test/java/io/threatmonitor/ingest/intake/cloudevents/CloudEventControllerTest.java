package io.threatmonitor.ingest.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

/** What senders of CloudEvents see of the door. */
@ServiceTest
class CloudEventControllerTest {

    private final ApiClient anonymous;
    private final ApiClient sensor;

    CloudEventControllerTest(ApiClient api, TestIssuer issuer) {
        this.anonymous = api;
        this.sensor = api.as(issuer.sensor("cloud-sensor"));
    }

    @Test
    void answersTheHandshakeOfWebHooks() {
        var answer =
                anonymous
                        .with("WebHook-Request-Origin", "events.example")
                        .send("OPTIONS", "/api/v1/cloudevents", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin"))
                .hasValue("events.example");
        assertThat(answer.headers().firstValue("WebHook-Allowed-Rate")).hasValue("*");
    }

    @Test
    void acceptsAnEventInBinaryMode() {
        var answer =
                sensor.with("ce-id", "1")
                        .with("ce-source", "/test")
                        .with("ce-type", "intrusion")
                        .with("ce-specversion", "1.0")
                        .post("/api/v1/cloudevents", "{\"a\": 1}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void saysWhatAnEventLacks() {
        var answer = sensor.post("/api/v1/cloudevents", "{\"a\": 1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("specversion");
    }
}
