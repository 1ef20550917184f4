package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

@AlertServiceTest
class TriageTest {

    private final AlertsUnderTest alerts;
    private final TestTopics topics;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    TriageTest(
            AlertsUnderTest alerts,
            TestTopics topics,
            JdbcClient jdbc,
            TestIssuer issuer,
            ApiClient api) {
        this.alerts = alerts;
        this.topics = topics;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void acknowledgesAnAlertAndTellsEveryoneWhoNeedsToKnow() {
        AlertSnapshot raised = alerts.raiseAny();

        ApiAnswer answer = patch(raised, Map.of("status", "acknowledged"));

        assertThat(answer.status()).isEqualTo(200);
        AlertSnapshot acknowledged = answer.data(AlertSnapshot.class);
        assertThat(acknowledged.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(acknowledged.version()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(changesOf(raised))
                        .extracting(AlertChange::kind)
                        .containsExactly(AlertChange.Kind.RAISED, AlertChange.Kind.ACKNOWLEDGED));
        assertThat(changesOf(raised).getLast().alert()).isEqualTo(acknowledged);
        await().untilAsserted(() -> assertThat(auditOf(raised)).hasSize(1));
        AuditAction audited = auditOf(raised).getFirst();
        assertThat(audited.action()).isEqualTo("alert_acknowledged");
        assertThat(audited.module()).isEqualTo("alerts");
        assertThat(audited.actor().username()).isEqualTo("analyst");
        assertThat(audited.before()).isEqualTo(Map.of("status", "open"));
        assertThat(audited.after()).isEqualTo(Map.of("status", "acknowledged"));
        assertThat(audited.description()).isEqualTo("Acknowledged alert " + raised.number());
    }

    @Test
    void resolvesAsTheClientsOfTheApiBeforeThisOneDo() {
        AlertSnapshot raised = alerts.raiseAny();

        ApiAnswer answer =
                analyst.patch(
                        "/api/v1/alerts/" + raised.number() + "/",
                        Map.of("status", "resolved", "resolution_notes", "A test"));

        AlertSnapshot resolved = answer.data(AlertSnapshot.class);
        assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(resolved.resolutionNotes()).isEqualTo("A test");
        assertThat(resolved.resolution()).isNull();
    }

    @Test
    void makesSeveralChangesAtOnceEachWithItsTransition() {
        AlertSnapshot raised = alerts.raiseAny();

        patch(
                raised,
                Map.of(
                        "status", "resolved",
                        "resolution", "false_positive",
                        "resolution_notes", "A backup job",
                        "assigned_to", "alice"));

        var detail = analyst.get("/api/v1/alerts/" + raised.id());
        AlertSnapshot alert = detail.data(AlertSnapshot.class);
        assertThat(alert.resolution()).isEqualTo(Resolution.FALSE_POSITIVE);
        assertThat(alert.assignedTo()).isEqualTo("alice");
        assertThat(alert.version()).isEqualTo(3);
        assertThat(detail.header("ETag")).isEqualTo("\"3\"");
        assertThat(detail.data().required("timeline").findValuesAsString("kind"))
                .contains("raised", "assigned", "resolved");
        assertThat(detail.data().required("timeline")).hasSize(3);
        assertThat(detail.data().at("/timeline/2/note").asString()).isEqualTo("A backup job");
        assertThat(detail.data().at("/timeline/2/actor/username").asString()).isEqualTo("analyst");
        await().untilAsserted(() ->
                assertThat(auditOf(raised))
                        .extracting(AuditAction::action)
                        .containsExactly("alert_assigned", "alert_resolved"));
    }

    @Test
    void tellsWhoGotAnAlert() {
        AlertSnapshot raised = alerts.raiseAny();

        patch(raised, Map.of("assigned_to", "me"));
        patch(raised, Map.of("assigned_to", "alice"));
        patch(raised, Map.of("assigned_to", ""));

        await().untilAsserted(() ->
                assertThat(changesOf(raised))
                        .filteredOn(change -> change.kind() == AlertChange.Kind.ASSIGNED)
                        .extracting(change -> change.alert().assignedTo())
                        .containsExactly("analyst", "alice", null));
    }

    @Test
    void keepsWhatPeopleSayAboutAnAlert() {
        AlertSnapshot raised = alerts.raiseAny();
        patch(raised, Map.of("resolution_notes", "Looks like the scanner"));

        AlertSnapshot commented =
                patch(raised, Map.of("comment", "Asked the owner")).data(AlertSnapshot.class);

        assertThat(commented.resolutionNotes()).isEqualTo("Looks like the scanner");
        assertThat(commented.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(commented.version()).isEqualTo(3);
        var detail = analyst.get("/api/v1/alerts/" + raised.id()).data();
        assertThat(detail.at("/timeline/2/kind").asString()).isEqualTo("commented");
        assertThat(detail.at("/timeline/2/note").asString()).isEqualTo("Asked the owner");
        await().untilAsserted(() ->
                assertThat(auditOf(raised))
                        .last()
                        .returns("alert_commented", AuditAction::action)
                        .returns(Map.of("comment", "Asked the owner"), AuditAction::after));
    }

    @Test
    void keepsWhyAnAlertCameToAnotherStatus() {
        AlertSnapshot raised = alerts.raiseAny();

        patch(raised, Map.of("status", "acknowledged", "comment", "Looks like last week's"));
        patch(raised, Map.of("assigned_to", "alice", "comment", "Knows that server"));
        patch(raised, Map.of("status", "resolved", "resolution_notes", "Ours"));
        AlertSnapshot reopened =
                patch(raised, Map.of("status", "open", "comment", "It goes on"))
                        .data(AlertSnapshot.class);

        assertThat(reopened).returns(5L, AlertSnapshot::version);
        assertThat(reopened.resolutionNotes()).isEqualTo("Ours");
        assertThat(analyst.get("/api/v1/alerts/" + raised.id()).data().required("timeline"))
                .extracting(
                        step -> step.required("kind").asString(),
                        step -> step.required("note").asString())
                .containsExactly(
                        tuple("raised", ""),
                        tuple("acknowledged", "Looks like last week's"),
                        tuple("assigned", "Knows that server"),
                        tuple("resolved", "Ours"),
                        tuple("reopened", "It goes on"));
        await().untilAsserted(() ->
                assertThat(auditOf(raised))
                        .last()
                        .returns("alert_reopened", AuditAction::action)
                        .satisfies(action ->
                                assertThat(action.after()).containsEntry("comment", "It goes on")));
    }

    @Test
    void saysInTheTimelineWhatIsSaidWithoutAnyChange() {
        AlertSnapshot raised = alerts.raiseAny();

        patch(raised, Map.of("status", "open", "assigned_to", "", "comment", "Nothing new"));
        patch(raised, Map.of("status", "resolved", "comment", "Mallory again"));

        assertThat(analyst.get("/api/v1/alerts/" + raised.id()).data().required("timeline"))
                .extracting(step -> step.required("kind").asString())
                .containsExactly("raised", "commented", "resolved", "commented");
    }

    @Test
    void leavesNoTraceOfAnEditThatChangesNothing() {
        AlertSnapshot raised = alerts.raiseAny();

        ApiAnswer answer = patch(raised, Map.of("status", "open", "resolution_notes", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data(AlertSnapshot.class)).isEqualTo(raised);
        assertThat(transitionsOf(raised)).isEqualTo(1);
    }

    @Test
    void refusesAMoveThatTheLifecycleDoesNotHave() {
        AlertSnapshot raised = alerts.raiseAny();
        patch(raised, Map.of("status", "resolved"));

        ApiAnswer answer = patch(raised, Map.of("status", "acknowledged", "assigned_to", "bob"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().required("code").asString()).isEqualTo("illegal_transition");
        assertThat(answer.json().required("message").asString()).endsWith("allowed: open");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("status");
        assertThat(answer.json().at("/errors/0/message").asString())
                .isEqualTo("must be one of open");
        assertThat(transitionsOf(raised)).as("nothing of the edit is done").isEqualTo(2);
    }

    @Test
    void refusesAnEditOfAnAlertThatHasChangedSince() {
        AlertSnapshot raised = alerts.raiseAny();
        patch(raised, Map.of("status", "acknowledged", "version", 1));

        ApiAnswer stale = patch(raised, Map.of("status", "resolved", "version", 1));
        ApiAnswer staleTag =
                analyst.with("If-Match", "\"1\"")
                        .patch("/api/v1/alerts/" + raised.id(), Map.of("status", "resolved"));
        ApiAnswer current =
                analyst.with("If-Match", "\"2\"")
                        .patch("/api/v1/alerts/" + raised.id(), Map.of("status", "resolved"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().required("code").asString()).isEqualTo("version_conflict");
        assertThat(staleTag.status()).isEqualTo(412);
        assertThat(current.status()).isEqualTo(200);
    }

    @Test
    void letsOneOfManyConcurrentEditsOfTheSameVersionWin() {
        AlertSnapshot raised = alerts.raiseAny();

        List<Integer> statuses =
                concurrently(
                        8, i -> patch(raised, Map.of("assigned_to", "analyst-" + i, "version", 1)));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(transitionsOf(raised)).isEqualTo(2);
    }

    @Test
    void losesNoneOfManyConcurrentEdits() {
        AlertSnapshot raised = alerts.raiseAny();

        List<Integer> statuses =
                concurrently(8, i -> patch(raised, Map.of("assigned_to", "analyst-" + i)));

        assertThat(statuses).containsOnly(200);
        assertThat(transitionsOf(raised)).isEqualTo(9);
        await().untilAsserted(() ->
                assertThat(changesOf(raised))
                        .extracting(change -> change.alert().version())
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"closed\"}",
                "{\"resolution\": \"true_positive\"}",
                "{\"resolution_notes\": \"nul \\u0000\"}",
                "{\"version\": \"first\"}",
                "[]",
                "{"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        AlertSnapshot raised = alerts.raiseAny();

        ApiAnswer answer = patch(raised, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("status").asString()).isEqualTo("error");
        assertThat(transitionsOf(raised)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999999999", "nonsense", "0d7a3c52-7c1f-5a51-9d53-3c1f6f1f0a01"})
    void findsNothingWhereThereIsNone(String reference) {
        assertThat(analyst.get("/api/v1/alerts/" + reference).status()).isEqualTo(404);
        assertThat(analyst.patch("/api/v1/alerts/" + reference, "{}").status()).isEqualTo(404);
    }

    @Test
    void letsOnlyAnalystsAndAdministratorsWork() {
        AlertSnapshot raised = alerts.raiseAny();
        String path = "/api/v1/alerts/" + raised.id();

        assertThat(api.patch(path, "{}").status()).isEqualTo(401);
        assertThat(api.as(issuer.auditor()).patch(path, "{}").status()).isEqualTo(403);
        assertThat(api.as(issuer.sensor("sensor-1")).patch(path, "{}").status()).isEqualTo(403);
        assertThat(api.as(issuer.admin()).patch(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void neverRewritesItsHistory() {
        AlertSnapshot raised = alerts.raiseAny();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update alert_transition set note = 'x' where alert_id = ?")
                                .param(raised.id())
                                .update())
                .withMessageContaining("never changed");
    }

    private ApiAnswer patch(AlertSnapshot alert, Object body) {
        return analyst.patch("/api/v1/alerts/" + alert.id(), body);
    }

    private static List<Integer> concurrently(int times, IntFunction<ApiAnswer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(ApiAnswer::status)
                    .toList();
        }
    }

    private List<AlertChange> changesOf(AlertSnapshot alert) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alert.id()))
                .toList();
    }

    private List<AuditAction> auditOf(AlertSnapshot alert) {
        var target = new Target("alert", alert.id().toString());
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> target.equals(action.target()))
                .toList();
    }

    private int transitionsOf(AlertSnapshot alert) {
        return jdbc.sql("select count(*) from alert_transition where alert_id = ?")
                .param(alert.id())
                .query(Integer.class)
                .single();
    }
}
