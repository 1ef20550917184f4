package io.threatmonitor.alert.sla;

import static io.threatmonitor.alert.sla.ObjectivesUnderTest.PATH;
import static io.threatmonitor.alert.sla.ObjectivesUnderTest.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

@AlertServiceTest
class ObjectiveTest {

    private final AlertsUnderTest alerts;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ObjectivesUnderTest objectives;

    ObjectiveTest(AlertsUnderTest alerts, JdbcClient jdbc, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.api = api;
        this.objectives = new ObjectivesUnderTest(api.as(issuer.admin()));
    }

    @AfterEach
    void putBack() {
        objectives.putBack();
    }

    @Test
    void sayHowLongAnAlertMayWait() {
        AlertSnapshot high = alerts.raiseAny();
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn("files-08"));

        assertThat(high.sla()).isEqualTo(running(high, Duration.ofHours(1), Duration.ofHours(24)));
        assertThat(critical.sla())
                .isEqualTo(running(critical, Duration.ofMinutes(15), Duration.ofHours(4)));
        await().untilAsserted(() ->
                assertThat(alerts.changesOf(critical).getFirst().alert()).isEqualTo(critical));
    }

    @Test
    void areReadByThoseWhoReadAlertsAndChangedByAdministrators() {
        for (var reader :
                new ApiClient[] {
                    api.as(issuer.analyst()), api.as(issuer.auditor()), api.as(issuer.admin())
                }) {
            JsonNode read = reader.get(PATH).data();
            assertThat(read.at("/objectives/critical/acknowledge").asString()).isEqualTo("PT15M");
            assertThat(read.at("/objectives/low/resolve").asString()).isEqualTo("PT336H");
        }
        assertThat(api.get(PATH).status()).isEqualTo(401);
        assertThat(api.as(issuer.sensor("sensor-1")).get(PATH).status()).isEqualTo(403);
        assertThat(api.as(issuer.analyst()).send("PUT", PATH, "{}").status()).isEqualTo(403);
        assertThat(api.as(issuer.auditor()).send("PUT", PATH, "{}").status()).isEqualTo(403);
    }

    @Test
    void haveAVersionAndLeaveATrace() {
        ApiAnswer before = objectives.admin().get(PATH);
        long version = before.data().required("version").asLong();

        ApiAnswer changed =
                objectives.put(with("low", Map.of("acknowledge", "P2D", "resolve", "P30D")));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.data().required("version").asLong()).isEqualTo(version + 1);
        assertThat(changed.data().required("changed_by").asString()).isEqualTo("admin");
        assertThat(changed.header("ETag")).isEqualTo("\"" + (version + 1) + "\"");
        assertThat(
                        objectives
                                .put(with("low", Map.of("acknowledge", "P2D", "resolve", "P30D")))
                                .data()
                                .required("version")
                                .asLong())
                .as("it is as wanted")
                .isEqualTo(version + 1);
        assertThat(
                        objectives
                                .admin()
                                .with("If-Match", String.valueOf(before.header("ETag")))
                                .send("PUT", PATH, with("low", Map.of()))
                                .status())
                .isEqualTo(412);
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("sla", "objectives"))
                        .last()
                        .returns("sla_changed", AuditAction::action)
                        .returns(
                                Map.of("low", Map.of("acknowledge", "PT24H", "resolve", "PT336H")),
                                AuditAction::before)
                        .returns(
                                Map.of("low", Map.of("acknowledge", "PT48H", "resolve", "PT720H")),
                                AuditAction::after));
    }

    @Test
    void setTheClocksThatRunAnew() {
        AlertSnapshot open = alerts.raiseAny();
        AlertSnapshot acknowledged = acknowledge(alerts.raiseAny());
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn("files-08"));

        objectives.put(with("high", Map.of("acknowledge", "PT2H", "resolve", "PT10H")));

        await().untilAsserted(() ->
                assertThat(alerts.stateOf(open).sla())
                        .isEqualTo(running(open, Duration.ofHours(2), Duration.ofHours(10))));
        assertThat(slaOf(acknowledged).acknowledgeDue())
                .as("a clock that has stopped")
                .isEqualTo(acknowledged.createdAt().plus(Duration.ofHours(1)));
        assertThat(slaOf(acknowledged).resolveDue())
                .isEqualTo(acknowledged.createdAt().plus(Duration.ofHours(10)));
        assertThat(alerts.stateOf(critical)).isEqualTo(critical);
        assertThat(alerts.kindsOf(open)).as("nothing has happened to it").hasSize(1);
        AlertSnapshot next = alerts.raiseAny();
        assertThat(next.sla()).isEqualTo(running(next, Duration.ofHours(2), Duration.ofHours(10)));
    }

    @Test
    void leaveADeadlineThatHasPassedMissed() {
        AlertSnapshot alert = alerts.raiseAny();
        Instant passed = alert.createdAt().minusSeconds(1);
        jdbc.sql("update alert set acknowledge_due = created_at - interval '1 s' where id = ?")
                .param(alert.id())
                .update();

        objectives.put(with("high", Map.of("acknowledge", "PT2H", "resolve", "PT10H")));

        await().untilAsserted(() ->
                assertThat(slaOf(alert))
                        .returns(passed, AlertSla::acknowledgeDue)
                        .returns(SlaState.BREACHED, AlertSla::acknowledgeState)
                        .returns(
                                alert.createdAt().plus(Duration.ofHours(10)),
                                AlertSla::resolveDue));
    }

    @Test
    void missAtOnceWhatAShorterLimitPutsIntoThePast() {
        AlertSnapshot alert = alerts.raiseAny();

        objectives.put(with("high", Map.of("acknowledge", "PT1S", "resolve", "PT24H")));

        await().untilAsserted(() ->
                assertThat(alerts.kindsOf(alert)).containsExactly("raised", "breached"));
    }

    @Test
    void mayBeNone() {
        AlertSnapshot alert = alerts.raiseAny();

        objectives.put(with("high", Map.of("resolve", "PT24H")));

        await().untilAsserted(() -> assertThat(slaOf(alert).acknowledgeDue()).isNull());
        assertThat(slaOf(alert).acknowledgeState()).isNull();
        assertThat(slaOf(alert).resolveState()).isEqualTo(SlaState.RUNNING);
        assertThat(slaOf(acknowledge(alert)).acknowledgeState()).isNull();
        objectives.put(with("high", Map.of()));
        assertThat(alerts.raiseAny().sla()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"objectives\": {\"critical\": {}}}",
                "{\"objectives\": {\"critical\": {\"acknowledge\": \"PT0S\"}, \"high\": {},"
                        + " \"medium\": {}, \"low\": {}}}",
                "{\"objectives\": {\"critical\": {\"acknowledge\": \"PT1.5S\"}, \"high\": {},"
                        + " \"medium\": {}, \"low\": {}}}",
                "{\"objectives\": {\"critical\": {\"resolve\": \"P366D\"}, \"high\": {},"
                        + " \"medium\": {}, \"low\": {}}}",
                "{\"objectives\": {\"critical\": {\"acknowledge\": \"PT2H\", \"resolve\":"
                        + " \"PT1H\"}, \"high\": {}, \"medium\": {}, \"low\": {}}}",
                "{\"objectives\": {\"critical\": {\"acknowledge\": \"soon\"}, \"high\": {},"
                        + " \"medium\": {}, \"low\": {}}}",
                "{"
            })
    void refuseWhatMakesNoSense(String body) {
        ApiAnswer answer = objectives.put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("status").asString()).isEqualTo("error");
    }

    private AlertSnapshot acknowledge(AlertSnapshot alert) {
        return api.as(issuer.analyst())
                .patch("/api/v1/alerts/" + alert.id(), Map.of("status", "acknowledged"))
                .data(AlertSnapshot.class);
    }

    private AlertSla slaOf(AlertSnapshot alert) {
        return Objects.requireNonNull(alerts.stateOf(alert).sla());
    }

    private static AlertSla running(AlertSnapshot alert, Duration acknowledge, Duration resolve) {
        return new AlertSla(
                alert.createdAt(),
                alert.createdAt().plus(acknowledge),
                null,
                SlaState.RUNNING,
                alert.createdAt().plus(resolve),
                null,
                SlaState.RUNNING);
    }
}
