package io.threatmonitor.alert;

import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Target;
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
import java.util.ArrayList;
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
        return analyst().get("/api/v1/alerts/" + idsOf(event).getFirst()).data(AlertSnapshot.class);
    }

    public AlertSnapshot raiseAny() {
        return raise(SecurityEvents.ofSeverity(Severity.HIGH));
    }

    /** Raises so many high alerts about {@code source}. */
    public List<AlertSnapshot> raise(String source, int count) {
        for (int i = 0; i < count; i++) {
            publish(SecurityEvents.about(source, SecurityEvents.bruteForceFrom("203.0.113.60")));
        }
        String list = "/api/v1/alerts?limit=200&source_name=" + source;
        await().until(() -> analyst().get(list).data().required("count").asInt() == count);
        var page = analyst().get(list);
        var raised = new ArrayList<AlertSnapshot>(page.results(AlertSnapshot.class));
        while (page.next() != null) {
            page = analyst().get(page.next());
            raised.addAll(page.results(AlertSnapshot.class));
        }
        return raised;
    }

    /** The alert as the API shows it now. */
    public AlertSnapshot stateOf(AlertSnapshot alert) {
        return analyst().get("/api/v1/alerts/" + alert.id()).data(AlertSnapshot.class);
    }

    /** What happened to the alert, in words, oldest first. */
    public List<String> kindsOf(AlertSnapshot alert) {
        return jdbc.sql("select kind from alert_transition where alert_id = ? order by version")
                .param(alert.id())
                .query(String.class)
                .list();
    }

    /** What the topic has of the alert. */
    public List<AlertChange> changesOf(AlertSnapshot alert) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alert.id()))
                .toList();
    }

    /** What the audit trail hears of a thing of that type. */
    public List<AuditAction> auditOf(String type, Object id) {
        var target = new Target(type, id.toString());
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> target.equals(action.target()))
                .toList();
    }

    /** The alerts that {@code event} has raised so far. */
    public List<UUID> idsOf(SecurityEvent event) {
        return jdbc.sql("select id from alert where event::text like ?")
                .param("%" + event.id() + "%")
                .query(UUID.class)
                .list();
    }

    /** A token of now: tests take longer than one is valid. */
    private ApiClient analyst() {
        return api.as(issuer.analyst());
    }
}
