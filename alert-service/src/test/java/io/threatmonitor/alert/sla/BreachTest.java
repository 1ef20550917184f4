package io.threatmonitor.alert.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.alert.alerts.AlertClocks;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** Deadlines that pass. */
@AlertServiceTest
class BreachTest {

    private static final int REPLICAS = 4;

    private final AlertsUnderTest alerts;
    private final AlertClocks clocks;
    private final JdbcClient jdbc;
    private final ApiClient analyst;
    private final ApiClient admin;

    BreachTest(
            AlertsUnderTest alerts,
            AlertClocks clocks,
            JdbcClient jdbc,
            TestIssuer issuer,
            ApiClient api) {
        this.alerts = alerts;
        this.clocks = clocks;
        this.jdbc = jdbc;
        this.analyst = api.as(issuer.analyst());
        this.admin = api.as(issuer.admin());
    }

    @Test
    void isSeenAtOnceAndToldWithinSeconds() {
        AlertSnapshot alert = alerts.raiseAny();

        Instant due = letPass("acknowledge", alert);

        assertThat(slaOf(alert))
                .returns(due, AlertSla::acknowledgeDue)
                .returns(SlaState.BREACHED, AlertSla::acknowledgeState)
                .returns(SlaState.RUNNING, AlertSla::resolveState);
        await().untilAsserted(() ->
                assertThat(alerts.changesOf(alert))
                        .last()
                        .returns(AlertChange.Kind.BREACHED, AlertChange::kind)
                        .returns(Actor.Kind.SYSTEM, change -> change.actor().kind())
                        .returns(alerts.stateOf(alert), AlertChange::alert));
        JsonNode breached = analyst.get("/api/v1/alerts/" + alert.id()).data().at("/timeline/1");
        assertThat(breached.required("objective").asString()).isEqualTo("acknowledge");
        assertThat(breached.required("note").asString()).isEqualTo("Not acknowledged by " + due);
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("alert", alert.id()))
                        .singleElement()
                        .returns("alert_breached", AuditAction::action)
                        .returns(Actor.Kind.SYSTEM, action -> action.actor().kind())
                        .returns(Map.of("missed", "acknowledge"), AuditAction::after));
        assertThat(alerts.stateOf(alert))
                .returns(AlertStatus.OPEN, AlertSnapshot::status)
                .returns(null, AlertSnapshot::resolutionNotes);
    }

    @Test
    void isNotedOfEachDeadlineAndOnce() {
        AlertSnapshot alert = alerts.raiseAny();

        letPass("acknowledge", alert);
        await().until(() -> alerts.kindsOf(alert).size() == 2);
        letPass("resolve", alert);
        await().until(() -> alerts.kindsOf(alert).size() == 3);
        clocks.missDeadlines();

        assertThat(alerts.kindsOf(alert)).containsExactly("raised", "breached", "breached");
        assertThat(slaOf(alert).resolveState()).isEqualTo(SlaState.BREACHED);
    }

    @Test
    void isNotedOnceByManyReplicas() throws Exception {
        List<AlertSnapshot> late = alerts.raise("late-" + UUID.randomUUID(), 600);
        letPass("acknowledge", late.toArray(AlertSnapshot[]::new));

        Callable<Integer> replica =
                () -> {
                    int noted = 0;
                    for (int some = clocks.missDeadlines();
                            some > 0;
                            some = clocks.missDeadlines()) {
                        noted += some;
                    }
                    return noted;
                };
        try (var threads = Executors.newFixedThreadPool(REPLICAS)) {
            for (var result : threads.invokeAll(Collections.nCopies(REPLICAS, replica))) {
                assertThat(result.get()).isNotNegative();
            }
        }

        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from alert_transition"
                                                        + " where kind = 'breached' and alert_id = any (?)")
                                        .param(idsOf(late))
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(600));
        assertThat(
                        jdbc.sql("select count(*) from alert where version = 2 and id = any (?)")
                                .param(idsOf(late))
                                .query(Integer.class)
                                .single())
                .isEqualTo(600);
    }

    @Test
    void isNotedBeforeTheLateAnswer() {
        AlertSnapshot alert = alerts.raiseAny();
        letPass("acknowledge", alert);

        AlertSnapshot resolved = patch(alert, Map.of("status", "resolved"));

        assertThat(alerts.kindsOf(alert)).containsExactly("raised", "breached", "resolved");
        assertThat(Objects.requireNonNull(resolved.sla()))
                .returns(SlaState.BREACHED, AlertSla::acknowledgeState)
                .returns(SlaState.MET, AlertSla::resolveState)
                .returns(resolved.updatedAt(), AlertSla::acknowledgedAt)
                .returns(resolved.updatedAt(), AlertSla::resolvedAt);
    }

    @Test
    void neverComesAfterAnAnswerInTime() {
        AlertSnapshot alert = alerts.raiseAny();
        patch(alert, Map.of("status", "acknowledged"));
        AlertSnapshot resolved = alerts.raiseAny();
        patch(resolved, Map.of("status", "resolved"));

        letPass("acknowledge", alert, resolved);
        letPass("resolve", resolved);
        clocks.missDeadlines();

        assertThat(alerts.kindsOf(alert)).containsExactly("raised", "acknowledged");
        assertThat(alerts.kindsOf(resolved)).containsExactly("raised", "resolved");
    }

    @Test
    void isOverWhenTheAlertIsReopened() {
        AlertSnapshot alert = alerts.raiseAny();
        letPass("acknowledge", alert);
        patch(alert, Map.of("status", "resolved"));

        AlertSnapshot reopened = patch(alert, Map.of("status", "open"));

        assertThat(Objects.requireNonNull(reopened.sla()))
                .returns(reopened.updatedAt(), AlertSla::openedAt)
                .returns(SlaState.RUNNING, AlertSla::acknowledgeState)
                .returns(reopened.updatedAt().plusSeconds(3_600), AlertSla::acknowledgeDue);
        letPass("acknowledge", alert);
        await().untilAsserted(() ->
                assertThat(alerts.kindsOf(alert))
                        .containsExactly("raised", "breached", "resolved", "reopened", "breached"));
    }

    @Test
    void refusesNoEditOfTheVersionBefore() {
        AlertSnapshot alert = alerts.raiseAny();
        letPass("acknowledge", alert);
        await().until(() -> alerts.kindsOf(alert).size() == 2);

        AlertSnapshot edited = patch(alert, Map.of("assigned_to", "bob", "version", 1));

        assertThat(edited.version()).isEqualTo(3);
        assertThat(
                        analyst.patch(
                                        "/api/v1/alerts/" + alert.id(),
                                        Map.of("assigned_to", "eve", "version", 1))
                                .status())
                .isEqualTo(412);
    }

    @Test
    void isWhatListsAreFilteredBy() {
        String source = "breach-" + UUID.randomUUID();
        List<AlertSnapshot> raised = alerts.raise(source, 4);
        patch(raised.get(0), Map.of("status", "resolved"));
        letPass("acknowledge", raised.get(1));
        await().until(() -> alerts.kindsOf(raised.get(1)).size() == 2);

        assertThat(list(source, "sla=met")).containsExactly(raised.get(0).id());
        assertThat(list(source, "sla=breached")).containsExactly(raised.get(1).id());
        assertThat(list(source, "sla=running"))
                .containsExactly(raised.get(2).id(), raised.get(3).id());
        assertThat(list(source, "sla=met,breached")).hasSize(2);
        assertThat(analyst.get("/api/v1/alerts?sla=late").status()).isEqualTo(400);
    }

    @Test
    void comesFirstInTheListOfWhatIsDueSoonest() {
        String source = "due-" + UUID.randomUUID();
        List<AlertSnapshot> raised = alerts.raise(source, 5);
        patch(raised.get(0), Map.of("status", "resolved"));
        patch(raised.get(4), Map.of("status", "acknowledged"));
        letPass("acknowledge", raised.get(2));

        assertThat(list(source, "sort=due_soonest"))
                .containsExactly(
                        raised.get(2).id(),
                        raised.get(3).id(),
                        raised.get(1).id(),
                        raised.get(4).id());
        ApiAnswer page =
                analyst.get("/api/v1/alerts?sort=due_soonest&limit=3&source_name=" + source);
        assertThat(page.data().required("count").asInt()).isEqualTo(4);
        assertThat(analyst.get(String.valueOf(page.next())).results(AlertSnapshot.class))
                .extracting(AlertSnapshot::id)
                .containsExactly(raised.get(4).id());
    }

    @Test
    void isSeenInThePastAsItWas() {
        String source = "past-" + UUID.randomUUID();
        AlertSnapshot alert = alerts.raise(source, 1).getFirst();
        letPass("acknowledge", alert);
        await().until(() -> alerts.kindsOf(alert).size() == 2);
        AlertSnapshot breached = alerts.stateOf(alert);
        AlertSnapshot acknowledged = patch(alert, Map.of("status", "acknowledged"));
        AlertSnapshot resolved = patch(alert, Map.of("status", "resolved"));
        patch(alert, Map.of("status", "open"));

        for (AlertSnapshot then : List.of(breached, acknowledged, resolved)) {
            assertThat(
                            analyst.get(
                                            "/api/v1/alerts?sla=breached&source_name=%s&as_of=%s"
                                                    .formatted(source, then.updatedAt()))
                                    .results(AlertSnapshot.class))
                    .singleElement()
                    .returns(then.status(), AlertSnapshot::status)
                    .returns(then.version(), AlertSnapshot::version);
        }
        assertThat(list(source, "sla=breached")).isEmpty();
    }

    @Test
    void countsInThePastSinceTheAlertWasShownAgain() {
        String source = "shown-" + UUID.randomUUID();
        AlertSnapshot alert = alerts.raise(source, 1).getFirst();
        showAgain(alert, source);
        AlertSnapshot shown = alerts.stateOf(alert);
        patch(alert, Map.of("assigned_to", "bob"));
        patch(alert, Map.of("status", "resolved"));
        AlertSnapshot reopened = patch(alert, Map.of("status", "open"));

        assertThat(slaAsOf(source, alert.createdAt()))
                .returns(alert.createdAt(), AlertSla::openedAt)
                .returns(alert.createdAt().plusSeconds(3_600), AlertSla::acknowledgeDue);
        assertThat(slaAsOf(source, shown.updatedAt()))
                .isEqualTo(shown.sla())
                .returns(shown.updatedAt(), AlertSla::openedAt)
                .returns(shown.updatedAt().plusSeconds(3_600), AlertSla::acknowledgeDue);
        assertThat(slaAsOf(source, reopened.updatedAt())).isEqualTo(reopened.sla());
    }

    @Test
    void countsAgainstTheShareOfDeadlinesThatWereKept() {
        JsonNode before = shareOfHigh();
        AlertSnapshot inTime = alerts.raiseAny();
        AlertSnapshot late = alerts.raiseAny();
        AlertSnapshot overdue = alerts.raiseAny();
        patch(inTime, Map.of("status", "resolved"));
        letPass("acknowledge", late, overdue);
        patch(late, Map.of("status", "acknowledged"));
        await().until(() -> alerts.kindsOf(overdue).size() == 2);

        JsonNode after = shareOfHigh();

        for (var expected :
                Map.of(
                                "/acknowledge/met", 1,
                                "/acknowledge/late", 1,
                                "/acknowledge/overdue", 1,
                                "/resolve/met", 1,
                                "/resolve/late", 0,
                                "/resolve/overdue", 0)
                        .entrySet()) {
            assertThat(after.at(expected.getKey()).asInt() - before.at(expected.getKey()).asInt())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
        double met = after.at("/acknowledge/met").asDouble();
        double all =
                met
                        + after.at("/acknowledge/late").asDouble()
                        + after.at("/acknowledge/overdue").asDouble();
        assertThat(after.at("/acknowledge/met_share").asDouble()).isEqualTo(met / all);
        patch(overdue, Map.of("status", "resolved"));
    }

    private JsonNode shareOfHigh() {
        JsonNode levels = analyst.get("/api/v1/alerts/stats").data().required("sla");
        return StreamSupport.stream(levels.spliterator(), false)
                .filter(level -> level.required("severity").asString().equals("high"))
                .findAny()
                .orElseThrow();
    }

    /** Lets the deadline of these alerts be a second ago, and says when that is. */
    private Instant letPass(String objective, AlertSnapshot... which) {
        Instant due = which[0].createdAt().minusSeconds(1);
        jdbc.sql("update alert set %s_due = ?::timestamptz where id = any (?)".formatted(objective))
                .param(due.toString())
                .param(idsOf(List.of(which)))
                .update();
        return due;
    }

    /** Hides it by a silence that is over, until that is noticed. */
    private void showAgain(AlertSnapshot alert, String source) {
        ApiAnswer silence =
                admin.post(
                        "/api/v1/silences",
                        Map.of(
                                "reason",
                                "Too long",
                                "matchers",
                                Map.of("source_name", List.of(source)),
                                "max_severity",
                                "high",
                                "ends_at",
                                Instant.now().plusSeconds(60).toString()));
        String id = silence.data().required("id").asString();
        admin.send("POST", "/api/v1/silences/" + id + "/end", null);
        jdbc.sql("update alert set silenced_by = ? where id = ?")
                .param(UUID.fromString(id))
                .param(alert.id())
                .update();
        await().untilAsserted(() ->
                assertThat(alerts.kindsOf(alert)).containsExactly("raised", "unsilenced"));
    }

    private AlertSla slaAsOf(String source, Instant moment) {
        List<AlertSnapshot> then =
                analyst.get("/api/v1/alerts?source_name=%s&as_of=%s".formatted(source, moment))
                        .results(AlertSnapshot.class);
        assertThat(then).hasSize(1);
        return Objects.requireNonNull(then.getFirst().sla());
    }

    private static SqlArrayValue idsOf(List<AlertSnapshot> alerts) {
        return new SqlArrayValue("uuid", alerts.stream().map(AlertSnapshot::id).toArray());
    }

    private AlertSla slaOf(AlertSnapshot alert) {
        return Objects.requireNonNull(alerts.stateOf(alert).sla());
    }

    private AlertSnapshot patch(AlertSnapshot alert, Map<String, ?> edit) {
        ApiAnswer answer = analyst.patch("/api/v1/alerts/" + alert.id(), edit);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data(AlertSnapshot.class);
    }

    private List<UUID> list(String source, String query) {
        return analyst
                .get("/api/v1/alerts?source_name=%s&%s".formatted(source, query))
                .results(AlertSnapshot.class)
                .stream()
                .map(AlertSnapshot::id)
                .toList();
    }
}
