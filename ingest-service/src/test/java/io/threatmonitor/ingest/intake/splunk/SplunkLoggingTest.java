package io.threatmonitor.ingest.intake.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.sensors.SensorFixtures;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Splunk's own library for JavaScript logs, and its events arrive on the topic. */
@ServiceTest
class SplunkLoggingTest {

    private static final File SENDER = new File("src/test/senders/splunk-logging");

    private final String host = "node-" + UUID.randomUUID();

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final Environment environment;

    SplunkLoggingTest(
            ApiClient api, TestIssuer issuer, TestTopics topics, Environment environment) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
        this.environment = environment;
    }

    @Test
    void arrives() throws IOException {
        var token = SensorFixtures.token(api, issuer, host);

        assertThat(send(token)).isEqualTo("200 {\"text\":\"Success\",\"code\":0}\n");

        assertThat(published()).hasSize(2).extracting(SecurityEvent::sensorId).containsOnly(host);
        var text = published().getFirst();
        assertThat(text.description()).isEqualTo("Login failed for kate");
        assertThat(text.severity()).isEqualTo(Severity.HIGH);
        assertThat(text.occurredAt()).isEqualTo(Instant.ofEpochMilli(1_790_000_000_250L));
        assertThat(text.attributes())
                .containsEntry("source", "auth")
                .containsEntry("sourcetype", "httpevent");
        var object = published().getLast();
        assertThat(object.severity()).isEqualTo(Severity.LOW);
        assertThat(object.attributes())
                .containsEntry(
                        "message", Map.of("user", "kate", "tries", 3, "source.ip", "203.0.113.7"));
    }

    @Test
    void isToldThatItsTokenDoesNotHold() throws IOException {
        assertThat(send("tms_unknown"))
                .isEqualTo("Invalid token\n403 {\"text\":\"Invalid token\",\"code\":4}\n");
        assertThat(published()).isEmpty();
    }

    private String send(String token) throws IOException {
        var process =
                new ProcessBuilder("node", "send.mjs", host)
                        .directory(SENDER)
                        .redirectErrorStream(true);
        process.environment()
                .put(
                        "HEC_URL",
                        "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
        process.environment().put("HEC_TOKEN", token);
        return new String(process.start().getInputStream().readAllBytes(), UTF_8);
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> host.equals(event.sourceName()))
                .toList();
    }
}
