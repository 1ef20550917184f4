package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** From a sensor's request to the topic and into the history. */
@ServiceTest
class SubmitEventTest {

    private final ApiClient sensor;
    private final ApiClient anotherSensor;
    private final ApiClient analyst;
    private final TestTopics topics;
    private final String source = "submit-" + UUID.randomUUID();
    private final String ownId = "\"id\": \"%s\"".formatted(source);

    SubmitEventTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.anotherSensor = api.as(issuer.sensor("sensor-2"));
        this.analyst = api.as(issuer.analyst());
        this.topics = topics;
    }

    @Test
    void putsAnAcceptedEventOnTheTopicAndIntoTheHistory() {
        ApiAnswer answer = sensor.post("/api/v1/events", event("\"ip_address\": \"203.0.113.7\""));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().required("status").stringValue()).isEqualTo("success");

        UUID id = idIn(answer);
        var published = published();
        assertThat(published).hasSize(1);
        var event = WireJson.MAPPER.readValue(published.getFirst().value(), SecurityEvent.class);
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.sensorId()).isEqualTo("sensor-1");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");

        await().untilAsserted(() -> assertThat(remembered(id)).isEqualTo(event));
    }

    @Test
    void tellsAboutTheEventInTheRecordsHeaders() {
        UUID id = idIn(sensor.post("/api/v1/events", event("")));
        var published = published().getFirst();
        assertThat(TestTopics.header(published, CloudEvents.ID)).isEqualTo(id.toString());
        assertThat(TestTopics.header(published, CloudEvents.TYPE))
                .isEqualTo(CloudEvents.EVENT_RECEIVED);
        assertThat(TestTopics.header(published, CloudEvents.SOURCE)).isEqualTo("/ingest-service");
        assertThat(TestTopics.header(published, CloudEvents.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(TestTopics.header(published, CloudEvents.SEVERITY)).isEqualTo("high");
        assertThat(TestTopics.header(published, "traceparent")).matches("00-[0-9a-f]{32}-.*");
    }

    @Test
    void remembersOnceWhatASensorSendsTwice() {
        UUID first = idIn(sensor.post("/api/v1/events", event(ownId)));
        UUID second = idIn(sensor.post("/api/v1/events", event(ownId)));
        UUID byHeader =
                idIn(sensor.with("Idempotency-Key", source).post("/api/v1/events", event("")));
        UUID afterwards = idIn(sensor.post("/api/v1/events", event("")));
        assertThat(List.of(second, byHeader)).containsOnly(first);

        await().untilAsserted(() -> assertThat(rememberedIds()).contains(afterwards));
        assertThat(rememberedIds()).containsExactlyInAnyOrder(first, afterwards);
    }

    @Test
    void keepsTheSameIdOfTwoSensorsApart() {
        UUID one = idIn(sensor.post("/api/v1/events", event(ownId)));
        UUID other = idIn(anotherSensor.post("/api/v1/events", event(ownId)));
        await().untilAsserted(
                        () -> assertThat(rememberedIds()).containsExactlyInAnyOrder(one, other));
    }

    @Test
    void takesAPathThatEndsWithASlash() {
        assertThat(sensor.post("/api/v1/events/", event("")).status()).isEqualTo(202);
    }

    private String event(String members) {
        return NativeEvents.about(source, members);
    }

    private List<ConsumerRecord<String, byte[]>> published() {
        return topics.records(Topics.EVENTS).stream()
                .filter(published -> source.equals(published.key()))
                .toList();
    }

    private SecurityEvent remembered(UUID id) {
        ApiAnswer answer = analyst.get("/api/v1/events/" + id);
        assertThat(answer.status()).isEqualTo(200);
        return answer.data(SecurityEvent.class);
    }

    private List<UUID> rememberedIds() {
        return analyst
                .get("/api/v1/events?source_name=" + source)
                .results(SecurityEvent.class)
                .stream()
                .map(SecurityEvent::id)
                .toList();
    }

    private static UUID idIn(ApiAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return UUID.fromString(answer.data().required("id").stringValue());
    }
}
