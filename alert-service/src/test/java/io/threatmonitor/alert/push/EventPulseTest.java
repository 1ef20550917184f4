package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

class EventPulseTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final EventPulse pulse = new EventPulse(() -> INTERVAL, 10);

    @Test
    void hasNothingToTellWhereNothingHappened() {
        assertThat(pulse.frameAt(START)).isEmpty();
        assertThat(pulse.patienceAt(START)).isEqualTo(INTERVAL);
    }

    @Test
    void tellsOfTheFirstEventAtOnceAndOfTheNextOnesTogether() {
        pulse.add(published(SecurityEvents.ofSeverity(Severity.HIGH), "high"));
        assertThat(pulse.frameAt(START)).isPresent();

        pulse.add(published(SecurityEvents.ofSeverity(Severity.LOW), "low"));
        pulse.add(published(SecurityEvents.ofSeverity(Severity.LOW), "low"));
        Instant soon = START.plusMillis(100);
        assertThat(pulse.frameAt(soon)).isEmpty();
        assertThat(pulse.patienceAt(soon)).isEqualTo(Duration.ofMillis(150));

        JsonNode data = dataAt(START.plus(INTERVAL));
        assertThat(data.at("/counts/low").asInt()).isEqualTo(2);
        assertThat(data.at("/counts/high").asInt()).isZero();
    }

    @Test
    void countsAllAndShowsTheLatestNewestFirst() {
        SecurityEvent newest = SecurityEvents.ofSeverity(Severity.MEDIUM);
        for (int i = 0; i < 15; i++) {
            newest = SecurityEvents.ofSeverity(Severity.MEDIUM);
            pulse.add(published(newest, "medium"));
        }

        JsonNode data = dataAt(START);

        assertThat(data.at("/counts/medium").asInt()).isEqualTo(15);
        assertThat(data.at("/latest")).hasSize(10);
        assertThat(data.at("/latest/0/received_at").asString())
                .isEqualTo(newest.receivedAt().toString());
    }

    @Test
    void passesOverWhatIsNoEvent() {
        pulse.add(published("not json", "critical"));
        pulse.add(published(SecurityEvents.ofSeverity(Severity.HIGH), "worst"));

        JsonNode data = dataAt(START);

        assertThat(data.at("/counts/critical").asInt()).isEqualTo(1);
        assertThat(data.at("/counts/high").asInt()).isZero();
        assertThat(data.at("/latest")).isEmpty();
    }

    private JsonNode dataAt(Instant now) {
        String text = new String(pulse.frameAt(now).orElseThrow().bytes(), StandardCharsets.UTF_8);
        return WireJson.MAPPER.readTree(text.substring(text.indexOf('{')));
    }

    private static ConsumerRecord<String, byte[]> published(Object value, String severity) {
        byte[] bytes =
                value instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : WireJson.MAPPER.writeValueAsBytes(value);
        var published = new ConsumerRecord<>("events", 0, 0, "web-01", bytes);
        published.headers().add(CloudEvents.SEVERITY, severity.getBytes(StandardCharsets.UTF_8));
        return published;
    }
}
