package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

@AlertServiceTest
class BulkTest {

    private static final String BULK = "/api/v1/alerts/bulk";

    private final AlertsUnderTest alerts;
    private final AlertLifecycle lifecycle;
    private final TestTopics topics;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    BulkTest(
            AlertsUnderTest alerts,
            AlertLifecycle lifecycle,
            TestTopics topics,
            TestIssuer issuer,
            ApiClient api) {
        this.alerts = alerts;
        this.lifecycle = lifecycle;
        this.topics = topics;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void changesEachAlertOrLeavesItAlone() {
        AlertSnapshot open = alerts.raiseAny();
        AlertSnapshot resolved = alerts.raiseAny();
        AlertSnapshot changedSince = alerts.raiseAny();
        patch(resolved, Map.of("status", "resolved"));
        patch(changedSince, Map.of("assigned_to", "bob"));
        String unknown = "0d7a3c52-7c1f-5a51-9d53-3c1f6f1f0a01";

        ApiAnswer answer =
                analyst.post(
                        BULK,
                        Map.of(
                                "ids",
                                List.of(
                                        String.valueOf(open.number()),
                                        open.id(),
                                        resolved.id(),
                                        changedSince.id(),
                                        unknown,
                                        "nonsense"),
                                "versions",
                                Map.of(changedSince.id(), 1),
                                "change",
                                Map.of("status", "acknowledged", "assigned_to", "me")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcome(answer, String.valueOf(open.number()))).isEqualTo("changed");
        assertThat(outcome(answer, resolved.id().toString())).isEqualTo("illegal_transition");
        assertThat(outcome(answer, changedSince.id().toString())).isEqualTo("version_conflict");
        assertThat(outcome(answer, unknown)).isEqualTo("not_found");
        assertThat(outcome(answer, "nonsense")).isEqualTo("not_found");
        assertThat(answer.data().required("total").asInt()).isEqualTo(5);
        assertThat(answer.data().required("changed").asInt()).isEqualTo(1);
        assertThat(answer.data().required("refused").asInt()).isEqualTo(4);
        assertThat(stateOf(open))
                .returns(AlertStatus.ACKNOWLEDGED, AlertSnapshot::status)
                .returns("analyst", AlertSnapshot::assignedTo)
                .returns(3L, AlertSnapshot::version);
        assertThat(stateOf(resolved))
                .as("nothing of a refused change is done")
                .returns(null, AlertSnapshot::assignedTo);
    }

    @Test
    void tellsOfEachAlertWhatOneChangeTells() {
        List<AlertSnapshot> raised = raise("bulk-" + UUID.randomUUID(), 3);

        analyst.post(
                BULK,
                Map.of(
                        "ids",
                        raised.stream().map(AlertSnapshot::id).toList(),
                        "change",
                        Map.of(
                                "status", "resolved",
                                "resolution", "benign",
                                "resolution_notes", "A scan of ours")));

        for (AlertSnapshot alert : raised) {
            await().untilAsserted(() ->
                    assertThat(topics.values(Topics.ALERTS, AlertChange.class))
                            .filteredOn(change -> change.alertId().equals(alert.id()))
                            .last()
                            .extracting(AlertChange::alert)
                            .returns(Resolution.BENIGN, AlertSnapshot::resolution)
                            .returns("A scan of ours", AlertSnapshot::resolutionNotes));
            await().untilAsserted(() ->
                    assertThat(topics.values(Topics.AUDIT_ACTIONS, AuditAction.class))
                            .filteredOn(action ->
                                    action.target() != null
                                            && action.target().id().equals(alert.id().toString()))
                            .extracting(AuditAction::action)
                            .containsExactly("alert_resolved"));
            assertThat(analyst.get("/api/v1/alerts/" + alert.id()).data().required("timeline"))
                    .hasSize(2);
        }
    }

    @Test
    void changesWhatAFilterMatchesAndNothingElse() {
        String source = "bulk-" + UUID.randomUUID();
        List<AlertSnapshot> raised = raise(source, 3);
        patch(raised.getFirst(), Map.of("status", "in_progress"));
        List<AlertSnapshot> others = raise("bulk-" + UUID.randomUUID(), 1);

        ApiAnswer answer =
                analyst.post(
                        BULK,
                        Map.of(
                                "filter",
                                        Map.of(
                                                "source_name",
                                                List.of(source),
                                                "status",
                                                List.of("open")),
                                "change", Map.of("status", "resolved")));

        assertThat(answer.data().required("changed").asInt()).isEqualTo(2);
        assertThat(stateOf(raised.get(0)).status()).isEqualTo(AlertStatus.IN_PROGRESS);
        assertThat(stateOf(raised.get(1)).status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(stateOf(raised.get(2)).status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(stateOf(others.getFirst()).status()).isEqualTo(AlertStatus.OPEN);
    }

    @Test
    void tellsHowFarItIsWhileItWorks() {
        List<AlertSnapshot> raised = raise("bulk-" + UUID.randomUUID(), 600);

        ApiAnswer answer =
                analyst.with("Accept", "application/x-ndjson")
                        .post(
                                BULK,
                                Map.of(
                                        "ids",
                                        raised.stream().map(AlertSnapshot::id).toList(),
                                        "change",
                                        Map.of("status", "resolved")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> lines = answer.text().lines().map(WireJson.MAPPER::readTree).toList();
        assertThat(lines).hasSize(602);
        assertThat(lines.getFirst().required("kind").asString()).isEqualTo("started");
        assertThat(lines.getFirst().required("total").asInt()).isEqualTo(600);
        assertThat(lines.subList(1, 601))
                .allMatch(line -> line.required("kind").asString().equals("result"))
                .allMatch(line -> line.required("outcome").asString().equals("changed"))
                .extracting(line -> line.required("id").asString())
                .containsExactlyInAnyOrderElementsOf(
                        raised.stream().map(alert -> alert.id().toString()).toList());
        assertThat(lines.getLast().required("kind").asString()).isEqualTo("finished");
        assertThat(lines.getLast().required("changed").asInt()).isEqualTo(600);
    }

    @Test
    void letsTwoChangeTheSameAlertsAtOnceAndLosesNothing() {
        List<UUID> there =
                raise("bulk-" + UUID.randomUUID(), 300).stream().map(AlertSnapshot::id).toList();
        List<UUID> back = there.reversed();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs =
                    IntStream.range(0, 4)
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    analyst.post(
                                                            BULK,
                                                            Map.of(
                                                                    "ids",
                                                                    i % 2 == 0 ? there : back,
                                                                    "change",
                                                                    Map.of(
                                                                            "comment",
                                                                            "Seen " + i))),
                                            threads))
                            .toList();
            assertThat(runs)
                    .extracting(CompletableFuture::join)
                    .allMatch(answer -> answer.data().required("changed").asInt() == 300);
        }

        assertThat(analyst.get("/api/v1/alerts/" + there.getFirst()).data(AlertSnapshot.class))
                .returns(5L, AlertSnapshot::version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\": {\"status\": \"resolved\"}}",
                "{\"ids\": [], \"filter\": {}, \"change\": {\"status\": \"resolved\"}}",
                "{\"ids\": [1]}",
                "{\"ids\": [1], \"change\": {\"version\": 3}}",
                "{\"ids\": [null], \"change\": {}}",
                "{\"filter\": {\"q\": \"--\"}, \"change\": {}}",
                "{\"filter\": {\"to\": \"+999999-01-01T00:00:00Z\"}, \"change\": {}}",
                "{\"ids\": [1], \"change\": {\"status\": \"closed\"}}",
                "{"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        ApiAnswer answer = analyst.post(BULK, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("status").asString()).isEqualTo("error");
    }

    @Test
    void refusesMoreThanItCanDoInOneGo() {
        ApiAnswer answer =
                analyst.post(
                        BULK, Map.of("ids", Collections.nCopies(10_001, 1), "change", Map.of()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("ids");
    }

    @Test
    void isForAnalystsAndAdministrators() {
        assertThat(api.post(BULK, "{}").status()).isEqualTo(401);
        assertThat(api.as(issuer.auditor()).post(BULK, "{}").status()).isEqualTo(403);
        assertThat(api.as(issuer.sensor("sensor-1")).post(BULK, "{}").status()).isEqualTo(403);
        assertThat(api.as(issuer.admin()).post(BULK, "{}").status()).isEqualTo(400);
    }

    private List<AlertSnapshot> raise(String source, int count) {
        List<Detection> detections =
                IntStream.range(0, count)
                        .mapToObj(i -> SecurityEvents.bruteForceFrom("203.0.113.15"))
                        .map(event -> SecurityEvents.about(source, event))
                        .map(Detections::bruteForceIn)
                        .toList();
        lifecycle.raise(detections);
        return detections.stream()
                .map(detection -> Alert.raisedBy(detection, detection.detectedAt()))
                .toList();
    }

    private AlertSnapshot stateOf(AlertSnapshot alert) {
        return analyst.get("/api/v1/alerts/" + alert.id()).data(AlertSnapshot.class);
    }

    private void patch(AlertSnapshot alert, Object body) {
        assertThat(analyst.patch("/api/v1/alerts/" + alert.id(), body).status()).isEqualTo(200);
    }

    /** How it ended for the alert of that name: the code where it was refused. */
    private static String outcome(ApiAnswer answer, String name) {
        JsonNode result =
                StreamSupport.stream(answer.data().required("results").spliterator(), false)
                        .filter(one -> one.required("name").asString().equals(name))
                        .findAny()
                        .orElseThrow();
        return result.path("code").isString()
                ? result.required("code").asString()
                : result.required("outcome").asString();
    }
}
