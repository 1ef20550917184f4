package io.threatmonitor.alert;

import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What tests do to get an alert: publish an event as ingest would, and see what becomes of it. */
@TestComponent
public class AlertsUnderTest {

    private final TestTopics topics;
    private final JdbcClient jdbc;
    private final ApiClient api;
    private final TestIssuer issuer;

    public AlertsUnderTest(TestTopics topics, JdbcClient jdbc, ApiClient api, TestIssuer issuer) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.api = api;
        this.issuer = issuer;
    }

    public void publish(SecurityEvent event) {
        var outgoing =
                new ProducerRecord<>(
                        Topics.EVENTS,
                        event.sourceName(),
                        WireJson.MAPPER.writeValueAsBytes(event));
        outgoing.headers()
                .add(
                        CloudEvents.SEVERITY,
                        event.severity()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .getBytes(StandardCharsets.UTF_8));
        topics.send(outgoing);
    }

    /** Publishes {@code event} and waits for its alert. */
    public AlertSnapshot raise(SecurityEvent event) {
        publish(event);
        await().until(() -> !idsOf(event).isEmpty());
        return api.as(issuer.analyst()) // tests take longer than a token is valid
                .get("/api/v1/alerts/" + idsOf(event).getFirst())
                .data(AlertSnapshot.class);
    }

    public AlertSnapshot raiseAny() {
        return raise(SecurityEvents.ofSeverity(Severity.HIGH));
    }

    /** The alerts that {@code event} has raised so far. */
    public List<UUID> idsOf(SecurityEvent event) {
        return jdbc.sql("select id from alert where event::text like ?")
                .param("%" + event.id() + "%")
                .query(UUID.class)
                .list();
    }
}
