package io.threatmonitor.ingest.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;

/** What senders of CloudEvents see of the door. */
@ServiceTest
class CloudEventControllerTest {

    private static final String PATH = "/api/v1/cloudevents";

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
                        .send("OPTIONS", PATH, null);
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
                        .post(PATH, "{\"a\": 1}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void saysWhatAnEventLacks() {
        var answer = sensor.post(PATH, "{\"a\": 1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("specversion");
    }

    @Test
    void countsOnWhereABatchIsLargerThanTheIntakeTakesAtOnce() {
        var batch = new ArrayList<Object>(Collections.nCopies(1_000, event("same")));
        batch.add(7);
        batch.add(event("another"));

        var answer = sensor.with("Content-Type", CloudEventReader.BATCH).post(PATH, batch);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.data().required("accepted").intValue()).isEqualTo(2);
        assertThat(answer.data().required("duplicates").intValue()).isEqualTo(999);
        assertThat(answer.data().required("rejected").get(0).required("index").intValue())
                .isEqualTo(1_000);
    }

    private static Map<String, String> event(String id) {
        return Map.of("id", id, "source", "/batch", "type", "intrusion", "specversion", "1.0");
    }
}
