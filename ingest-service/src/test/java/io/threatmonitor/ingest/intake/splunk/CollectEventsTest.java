package io.threatmonitor.ingest.intake.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What forwarders for Splunk send, and what they are told. */
@ServiceTest
class CollectEventsTest {

    private final ApiClient sensor;
    private final ApiClient nobody;
    private final TestTopics topics;
    private final String host = "hec-" + UUID.randomUUID();

    CollectEventsTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.nobody = api;
        this.topics = topics;
    }

    @Test
    void takesObjectsThatStandNextToEachOther() {
        String body =
                """
                {"time":"1790000000.250","host":"%1$s","event":"one"}{"host":"%1$s","event":{"severity":"critical","message":"two"}}
                """
                        .formatted(host);
        ApiAnswer answer = sensor.post("/services/collector/event", body);

        assertThat(answer.text()).isEqualTo("{\"text\":\"Success\",\"code\":0}");
        assertThat(published())
                .extracting(SecurityEvent::description)
                .containsExactly("one", "two");
        assertThat(published().getFirst().occurredAt())
                .isEqualTo(Instant.ofEpochMilli(1_790_000_000_250L));
        assertThat(published().getLast().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void namesTheBadEventAndTakesItsNeighbours() {
        String body =
                "[{\"event\":\"a\",\"host\":\"%1$s\"},{\"host\":\"%1$s\"},{\"event\":\"c\",\"host\":\"%1$s\"}]"
                        .formatted(host);
        ApiAnswer answer = sensor.post("/services/collector", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"text\":\"Event field is required\",\"code\":12,\"invalid-event-number\":1}");
        assertThat(published()).extracting(SecurityEvent::description).containsExactly("a", "c");
    }

    @Test
    void keepsWhatStandsBeforeBrokenJson() {
        String body = "{\"event\":\"a\",\"host\":\"%s\"}{\"event\":".formatted(host);
        ApiAnswer answer = sensor.post("/services/collector", body);

        assertThat(answer.json().required("code").intValue()).isEqualTo(6);
        assertThat(answer.json().required("invalid-event-number").intValue()).isEqualTo(1);
        assertThat(published()).hasSize(1);
    }

    @Test
    void takesEachRawLineAsAnEvent() {
        assertThat(sensor.post("/services/collector/raw?host=" + host, "x\n\ny\n").status())
                .isEqualTo(200);
        assertThat(published()).extracting(SecurityEvent::description).containsExactly("x", "y");
    }

    @Test
    void acknowledgesARequestOnce() {
        ApiClient onChannel = sensor.with("X-Splunk-Request-Channel", UUID.randomUUID().toString());
        ApiAnswer answer = onChannel.post("/services/collector", "{\"event\":\"a\"}");
        assertThat(answer.text()).isEqualTo("{\"text\":\"Success\",\"code\":0,\"ackId\":0}");

        assertThat(onChannel.post("/services/collector/ack", "{\"acks\":[0,1]}").text())
                .isEqualTo("{\"acks\":{\"0\":true,\"1\":false}}");
        assertThat(onChannel.post("/services/collector/ack", "{\"acks\":[0]}").text())
                .isEqualTo("{\"acks\":{\"0\":false}}");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertCode(sensor.post("/services/collector", ""), 5);
        assertCode(sensor.post("/services/collector", "{\"event\":\"\"}"), 13);
        assertCode(sensor.post("/services/collector", "{\"event\":\"a\",\"fields\":1}"), 15);
        assertCode(sensor.post("/services/collector?channel=x", "{\"event\":\"a\"}"), 11);
        assertCode(sensor.post("/services/collector/ack", "{\"acks\":[0]}"), 10);
    }

    @Test
    void tellsAnyoneThatItIsWellAndTakesEventsFromNobodyUnknown() {
        assertThat(nobody.get("/services/collector/health").text())
                .isEqualTo("{\"text\":\"HEC is healthy\",\"code\":17}");
        assertThat(nobody.post("/services/collector", "{\"event\":\"a\"}").status()).isEqualTo(401);
    }

    private static void assertCode(ApiAnswer answer, int code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().required("code").intValue()).isEqualTo(code);
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> host.equals(event.sourceName()))
                .toList();
    }
}
