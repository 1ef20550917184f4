package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

@ServiceTest
class HistoryListenerTest {

    private final ApiClient analyst;
    private final TestTopics topics;
    private final String source = "listener-" + UUID.randomUUID();

    HistoryListenerTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.analyst = api.as(issuer.analyst());
        this.topics = topics;
    }

    @Test
    void remembersWhatIsOnTheTopic() {
        var event = SecurityEvents.ransomwareOn(source);
        send(event);
        awaitStored(event);
        assertThat(stored(event).data(SecurityEvent.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "[]",
                "null",
                // complete, but with text that the database has no room for
                """
                {"id": "01990000-0000-7000-8000-000000000001",
                 "received_at": "2026-11-22T14:05:00Z", "occurred_at": "2026-11-22T14:05:00Z",
                 "sensor_id": "s", "source_name": "abc", "event_type": "other", "severity": "low",
                 "description": "\\u0000", "attributes": {}, "format": "native"}
                """
            })
    void setsAPoisonRecordAsideAndKeepsItsNeighbours(String poison) {
        var before = SecurityEvents.about(source, SecurityEvents.bruteForceFrom("203.0.113.7"));
        var after = SecurityEvents.about(source, SecurityEvents.portScanFrom("203.0.113.7"));
        send(before);
        topics.sendRaw(Topics.EVENTS, source, poison);
        send(after);
        awaitStored(before);
        awaitStored(after);
        await().untilAsserted(() ->
                assertThat(topics.records(Topics.deadLettersOf(Topics.EVENTS)))
                        .filteredOn(dead -> source.equals(dead.key()))
                        .singleElement()
                        .extracting(dead -> new String(dead.value(), StandardCharsets.UTF_8))
                        .isEqualTo(poison));
    }

    private void send(SecurityEvent event) {
        topics.send(Topics.EVENTS, source, event);
    }

    private void awaitStored(SecurityEvent event) {
        await().untilAsserted(() -> assertThat(stored(event).status()).isEqualTo(200));
    }

    private ApiAnswer stored(SecurityEvent event) {
        return analyst.get("/api/v1/events/" + event.id());
    }
}
