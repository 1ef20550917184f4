package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

@AlertServiceTest
class RaisingTest {

    /** Just below what Kafka takes by default, for what cannot be compressed. */
    private static final int LARGE = 1_047_500;

    private final AlertsUnderTest alerts;
    private final TestTopics topics;
    private final JdbcClient jdbc;

    RaisingTest(AlertsUnderTest alerts, TestTopics topics, JdbcClient jdbc) {
        this.alerts = alerts;
        this.topics = topics;
        this.jdbc = jdbc;
    }

    @Test
    void raisesAnOpenAlertForAHighEvent() {
        SecurityEvent event = SecurityEvents.bruteForceFrom("203.0.113.7");

        AlertSnapshot alert = alerts.raise(event);

        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.title()).isEqualTo("Brute force on web-01");
        assertThat(alert.number()).isPositive();
        assertThat(alert.event()).isEqualTo(event);
        assertThat(alert.firstSeen()).isEqualTo(event.occurredAt());
        assertThat(alert.version()).isEqualTo(1);
    }

    @Test
    void saysSoOnTheTopicOfAlertChanges() {
        AlertSnapshot alert = alerts.raise(SecurityEvents.ransomwareOn("files-01"));

        await().untilAsserted(() ->
                assertThat(changesOf(alert.id()))
                        .singleElement()
                        .returns(AlertChange.Kind.RAISED, AlertChange::kind)
                        .returns(Actor.system("alert-service"), AlertChange::actor)
                        .returns(alert, AlertChange::alert));
    }

    @Test
    void raisesNoneForALowOrMediumEvent() {
        var low = SecurityEvents.failedLoginFrom("203.0.113.8");
        var medium = SecurityEvents.about("web-01", SecurityEvents.portScanFrom("203.0.113.8"));
        alerts.publish(low);
        alerts.publish(medium);

        // of the same source, so in the same partition and after them
        alerts.raise(SecurityEvents.bruteForceFrom("203.0.113.8"));

        assertThat(alerts.idsOf(low)).isEmpty();
        assertThat(alerts.idsOf(medium)).isEmpty();
    }

    @Test
    void raisesOneAlertWhenTheSameEventArrivesTwice() {
        var event = SecurityEvents.bruteForceFrom("203.0.113.9");
        alerts.publish(event);
        alerts.publish(event);

        AlertSnapshot alert = alerts.raise(event);
        alerts.raise(SecurityEvents.bruteForceFrom("203.0.113.9"));

        assertThat(alerts.idsOf(event)).containsExactly(alert.id());
        assertThat(changesOf(alert.id())).hasSize(1);
        assertThat(transitionsOf(alert.id())).isEqualTo(1);
    }

    @Test
    void raisesOneAlertWhenADetectionIsDeliveredAgain() {
        Detection detection =
                Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.10"));
        send(detection);
        await().until(() -> alerts.idsOf(detection.event()).size() == 1);

        send(detection);
        Detection later = sameGroup(detection);
        send(later);
        await().until(() -> alerts.idsOf(later.event()).size() == 1);

        assertThat(alerts.idsOf(detection.event())).hasSize(1);
    }

    @Test
    void passesOverWhatIsNoEventAndKeepsItForLater() {
        String poison = "{\"id\": \"" + UUID.randomUUID() + "\"}";
        topics.sendRaw(Topics.EVENTS, "web-01", poison);
        topics.sendRaw(Topics.EVENTS, "web-01", "not json");

        AlertSnapshot alert = alerts.raise(SecurityEvents.bruteForceFrom("203.0.113.11"));

        assertThat(alert).isNotNull();
        await().untilAsserted(
                        () -> assertThat(deadLetters(Topics.EVENTS)).contains(poison, "not json"));
    }

    @Test
    void passesOverWhatIsNoDetectionAndKeepsItForLater() {
        Detection before = Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.12"));
        Detection after = sameGroup(before);
        String poison = "{\"rule\": \"" + UUID.randomUUID() + "\"}";
        send(before);
        topics.sendRaw(Topics.DETECTIONS, before.groupKey(), poison);
        send(after);

        await().until(() -> alerts.idsOf(after.event()).size() == 1);
        assertThat(alerts.idsOf(before.event())).hasSize(1);
        assertThat(deadLetters(Topics.DETECTIONS)).contains(poison);
    }

    @Test
    void letsNoSenderEscapeByACharacterThatTheDatabaseRefuses() {
        var event = SecurityEvents.about("web\0-01", SecurityEvents.bruteForceFrom("203.0.113.13"));

        AlertSnapshot alert = alerts.raise(event);

        assertThat(alert.title()).isEqualTo("Brute force on web\uFFFD-01");
        assertThat(alert.event()).isEqualTo(event);
    }

    @Test
    void raisesAnAlertForTheLargestEventThatItsTopicTakes() {
        String text =
                new Random(1)
                        .ints(LARGE, 'a', 'z' + 1)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        SecurityEvent event = withDescription(text, SecurityEvents.ransomwareOn("files-05"));

        AlertSnapshot alert = alerts.raise(event);

        assertThat(alert.event().description()).isEqualTo(text);
        await().until(() -> changesOf(alert.id()).size() == 1);
    }

    private static SecurityEvent withDescription(String description, SecurityEvent e) {
        return new SecurityEvent(
                e.id(),
                e.receivedAt(),
                e.occurredAt(),
                e.sensorId(),
                e.sourceName(),
                e.eventType(),
                e.severity(),
                description,
                e.ipAddress(),
                e.geo(),
                e.device(),
                e.request(),
                e.attributes(),
                e.format());
    }

    /** Another detection of the same group, so in the same partition and after it. */
    private static Detection sameGroup(Detection detection) {
        Detection other = Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.99"));
        return new Detection(
                other.id(),
                other.detectedAt(),
                other.rule(),
                other.severity(),
                other.title(),
                detection.groupKey(),
                other.event());
    }

    private void send(Detection detection) {
        topics.send(Topics.DETECTIONS, detection.groupKey(), detection);
    }

    private List<String> deadLetters(String topic) {
        return topics.records(Topics.deadLettersOf(topic)).stream()
                .map(dead -> new String(dead.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<AlertChange> changesOf(UUID alertId) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alertId))
                .toList();
    }

    private int transitionsOf(UUID alertId) {
        return jdbc.sql("select count(*) from alert_transition where alert_id = ?")
                .param(alertId)
                .query(Integer.class)
                .single();
    }
}
