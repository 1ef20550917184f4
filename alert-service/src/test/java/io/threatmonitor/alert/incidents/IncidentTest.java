package io.threatmonitor.alert.incidents;

import static io.threatmonitor.alert.incidents.IncidentsUnderTest.PATH;
import static io.threatmonitor.alert.incidents.IncidentsUnderTest.ids;
import static io.threatmonitor.alert.incidents.IncidentsUnderTest.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@AlertServiceTest
class IncidentTest {

    private final AlertsUnderTest alerts;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;
    private final IncidentsUnderTest incidents;

    IncidentTest(AlertsUnderTest alerts, JdbcClient jdbc, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
        this.incidents = new IncidentsUnderTest(analyst);
    }

    @Test
    void mergesAlertsAndTellsEveryoneWhoNeedsToKnow() {
        AlertSnapshot high = alerts.raiseAny();
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn("files-07"));

        ApiAnswer answer =
                analyst.post(PATH, Map.of("alerts", List.of(high.number(), critical.id())));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        JsonNode incident = answer.data();
        assertThat(incident.required("title").asString()).isEqualTo(critical.title());
        assertThat(incident.required("severity").asString()).isEqualTo("critical");
        assertThat(incident.required("severity_set").asBoolean()).isFalse();
        assertThat(incident.required("status").asString()).isEqualTo("open");
        assertThat(incident.required("alerts").asInt()).isEqualTo(2);
        assertThat(incident.required("created_by").asString()).isEqualTo("analyst");
        for (AlertSnapshot alert : List.of(high, critical)) {
            assertThat(incidentOf(alert)).isEqualTo(incident.required("number").asLong());
            await().untilAsserted(() ->
                    assertThat(alerts.changesOf(alert))
                            .last()
                            .returns(AlertChange.Kind.MERGED, AlertChange::kind));
            await().untilAsserted(() ->
                    assertThat(alerts.auditOf("alert", alert.id()))
                            .singleElement()
                            .returns("alert_merged", AuditAction::action));
        }
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("incident", incident.required("id").asString()))
                        .singleElement()
                        .returns("incident_created", AuditAction::action)
                        .returns("incidents", AuditAction::module));
        JsonNode created = incidents.detail(incident).at("/timeline/0");
        assertThat(created.at("/actor/username").asString()).isEqualTo("analyst");
        assertThat(created.at("/alerts/total").asInt()).isEqualTo(2);
        assertThat(created.at("/alerts/first"))
                .extracting(JsonNode::asLong)
                .containsExactly(high.number(), critical.number());
    }

    @Test
    void leavesAnAlertThatIsDetachedAsItWas() {
        AlertSnapshot high = alerts.raiseAny();
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn("files-07"));
        JsonNode incident = incidents.of(high, critical);
        analyst.patch(
                "/api/v1/alerts/" + critical.id(),
                Map.of("status", "acknowledged", "assigned_to", "alice"));

        ApiAnswer answer = incidents.detach(incident, critical);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().required("alerts").asInt()).isEqualTo(1);
        assertThat(answer.data().required("severity").asString())
                .as("that of the alert which is left")
                .isEqualTo("high");
        assertThat(alerts.stateOf(critical))
                .returns(null, AlertSnapshot::incident)
                .returns(AlertStatus.ACKNOWLEDGED, AlertSnapshot::status)
                .returns("alice", AlertSnapshot::assignedTo);
        JsonNode timeline =
                analyst.get("/api/v1/alerts/" + critical.id()).data().required("timeline");
        assertThat(timeline)
                .extracting(row -> row.required("kind").asString())
                .containsExactly("raised", "merged", "assigned", "acknowledged", "detached");
        assertThat(timeline.at("/4/incident/number").asLong())
                .isEqualTo(incident.required("number").asLong());
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("alert", critical.id()))
                        .last()
                        .returns("alert_detached", AuditAction::action)
                        .returns(
                                Map.of("incident", incident.required("number").asInt()),
                                AuditAction::before));
        assertThat(incidents.detach(incident, critical).status()).isEqualTo(404);
        assertThat(incidents.detach(incident, high).data().required("severity").asString())
                .as("what it was when it had alerts")
                .isEqualTo("high");
    }

    @Test
    void refusesAnAlertOfAnotherIncidentAndSaysOfWhich() {
        AlertSnapshot taken = alerts.raiseAny();
        AlertSnapshot free = alerts.raiseAny();
        JsonNode first = incidents.of(taken);
        long before = countOfIncidents();

        ApiAnswer created = analyst.post(PATH, Map.of("alerts", ids(List.of(free, taken))));
        JsonNode second = incidents.of(alerts.raiseAny());
        ApiAnswer added = incidents.add(second, free, taken);

        for (ApiAnswer refused : List.of(created, added)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().required("message").asString())
                    .isEqualTo(
                            "Alert %d is part of incident %d"
                                    .formatted(taken.number(), first.required("number").asLong()));
        }
        assertThat(countOfIncidents()).isEqualTo(before + 1);
        assertThat(alerts.kindsOf(free)).as("nothing is done").containsExactly("raised");
    }

    @Test
    void refusesAlertsThatThereAreNot() {
        ApiAnswer answer =
                analyst.post(
                        PATH, Map.of("alerts", List.of(alerts.raiseAny().id(), "0", "nonsense")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("errors").findValuesAsString("message"))
                .containsExactly("there is no alert 0", "there is no alert nonsense");
    }

    @Test
    void takesTheSameAlertsTwiceAsOnce() {
        AlertSnapshot alert = alerts.raiseAny();
        AlertSnapshot other = alerts.raiseAny();
        JsonNode incident = incidents.of(alert);

        incidents.add(incident, alert, other, other);
        JsonNode again = incidents.add(incident, alert, other).data();

        assertThat(again.required("alerts").asInt()).isEqualTo(2);
        assertThat(again.required("version").asInt()).isEqualTo(2);
        assertThat(alerts.kindsOf(other)).containsExactly("raised", "merged");
    }

    @Test
    void acknowledgesItsAlertsWhenWorkOnItBegins() {
        AlertSnapshot open = alerts.raiseAny();
        AlertSnapshot taken = alerts.raiseAny();
        AlertSnapshot late = alerts.raiseAny();
        AlertSnapshot moved = alerts.raiseAny();
        patch(taken, Map.of("status", "in_progress"));
        JsonNode incident = incidents.of(open, taken);

        ApiAnswer started = incidents.edit(incident, Map.of("status", "in_progress"));
        incidents.add(incident, late);
        incidents.merge(incidents.of(moved), incident);

        assertThat(started.status()).as(started.text()).isEqualTo(200);
        assertThat(alerts.kindsOf(open)).containsExactly("raised", "merged", "acknowledged");
        assertThat(alerts.stateOf(taken).status()).isEqualTo(AlertStatus.IN_PROGRESS);
        assertThat(alerts.kindsOf(late)).containsExactly("raised", "merged", "acknowledged");
        assertThat(alerts.kindsOf(moved))
                .containsExactly("raised", "merged", "merged", "acknowledged");
        JsonNode detail = incidents.detail(incident);
        assertThat(detail.at("/timeline/1/kind").asString()).isEqualTo("started");
        assertThat(detail.at("/timeline/1/alerts/first"))
                .extracting(JsonNode::asLong)
                .containsExactly(open.number());
        assertThat(
                        incidents
                                .edit(incident, Map.of("status", "in_progress"))
                                .data()
                                .required("version"))
                .as("said twice is said once")
                .isEqualTo(detail.required("version"));
    }

    @Test
    void resolvesItsAlertsWithIt() {
        AlertSnapshot open = alerts.raiseAny();
        AlertSnapshot noted = alerts.raiseAny();
        AlertSnapshot resolved = alerts.raiseAny();
        patch(noted, Map.of("status", "in_progress", "resolution_notes", "Seen before"));
        patch(resolved, Map.of("status", "resolved", "resolution", "duplicate"));
        JsonNode incident = incidents.of(open, noted, resolved);

        ApiAnswer answer =
                incidents.edit(
                        incident, Map.of("status", "resolved", "resolution", "true_positive"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.data().required("status").asString()).isEqualTo("resolved");
        assertThat(alerts.stateOf(open))
                .returns(AlertStatus.RESOLVED, AlertSnapshot::status)
                .returns(Resolution.TRUE_POSITIVE, AlertSnapshot::resolution)
                .returns(
                        "Resolved with incident " + incident.required("number").asString(),
                        AlertSnapshot::resolutionNotes);
        assertThat(alerts.stateOf(noted))
                .returns(Resolution.TRUE_POSITIVE, AlertSnapshot::resolution)
                .returns("Seen before", AlertSnapshot::resolutionNotes);
        assertThat(alerts.stateOf(resolved).resolution()).isEqualTo(Resolution.DUPLICATE);
        JsonNode detail = incidents.detail(incident);
        assertThat(detail.at("/alerts_by_status/resolved").asInt()).isEqualTo(3);
        assertThat(detail.at("/timeline/1/alerts/total").asInt()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(alerts.changesOf(open))
                        .last()
                        .returns(AlertChange.Kind.RESOLVED, AlertChange::kind));
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("alert", open.id()))
                        .extracting(AuditAction::action)
                        .containsExactly("alert_merged", "alert_resolved"));

        patch(open, Map.of("status", "open"));
        assertThat(incidents.edit(incident, Map.of("status", "open")).status()).isEqualTo(200);
        assertThat(alerts.stateOf(noted).status())
                .as("reopening it reopens no alert")
                .isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void writesTheNotesThatAreGivenToEachAlert() {
        AlertSnapshot alert = alerts.raiseAny();
        patch(alert, Map.of("resolution_notes", "Mine"));
        JsonNode incident = incidents.of(alert);

        incidents.edit(incident, Map.of("status", "resolved", "resolution_notes", "A drill"));

        assertThat(alerts.stateOf(alert).resolutionNotes()).isEqualTo("A drill");
    }

    @Test
    void changesAsAskedAndLeavesATraceOfEachChange() {
        JsonNode incident = incidents.of(alerts.raiseAny());

        incidents.edit(
                incident,
                Map.of(
                        "title", " Ransomware on the file servers ",
                        "severity", "critical",
                        "assigned_to", "me",
                        "notes", "Begins at files-07",
                        "comment", "Called the owner",
                        "status", "in_progress"));
        incidents.edit(incident, Map.of("severity_set", false));
        JsonNode edited =
                incidents
                        .edit(
                                incident,
                                Map.of(
                                        "title", "Ransomware on the file servers",
                                        "assigned_to", "analyst",
                                        "notes", "Begins at files-07",
                                        "status", "in_progress"))
                        .data();

        assertThat(edited.required("title").asString()).isEqualTo("Ransomware on the file servers");
        assertThat(edited.required("severity").asString()).isEqualTo("high");
        assertThat(edited.required("assigned_to").asString()).isEqualTo("analyst");
        assertThat(edited.required("notes").asString()).isEqualTo("Begins at files-07");
        assertThat(edited.required("version").asInt()).isEqualTo(8);
        assertThat(incidents.kindsOf(incident))
                .containsExactly(
                        "created",
                        "retitled",
                        "rated",
                        "assigned",
                        "annotated",
                        "started",
                        "commented",
                        "rated");
        await().untilAsserted(() ->
                assertThat(alerts.auditOf("incident", incident.required("id").asString()))
                        .extracting(AuditAction::action)
                        .containsExactly(
                                "incident_created",
                                "incident_retitled",
                                "incident_rated",
                                "incident_assigned",
                                "incident_annotated",
                                "incident_started",
                                "incident_commented",
                                "incident_rated"));
    }

    @Test
    void refusesAChangeOfAnIncidentThatHasChangedSince() {
        AlertSnapshot alert = alerts.raiseAny();
        JsonNode incident = incidents.of(alert);
        incidents.edit(incident, Map.of("assigned_to", "bob"));
        ApiClient stale = analyst.with("If-Match", "\"1\"");
        AlertSnapshot other = alerts.raiseAny();
        JsonNode otherIncident = incidents.of(other);

        assertThat(
                        List.of(
                                incidents.edit(
                                        incident, Map.of("status", "resolved", "version", 1)),
                                stale.patch(path(incident), Map.of("status", "resolved")),
                                stale.post(
                                        path(incident) + "/alerts",
                                        Map.of("alerts", List.of(other.id()))),
                                stale.send(
                                        "DELETE", path(incident) + "/alerts/" + alert.id(), null),
                                stale.post(
                                        path(incident) + "/merge",
                                        Map.of("into", otherIncident.required("id").asString()))))
                .extracting(ApiAnswer::status)
                .containsOnly(412);
        assertThat(alerts.stateOf(alert).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(
                        analyst.with("If-Match", "\"2\"")
                                .patch(path(incident), Map.of("status", "resolved"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void givesAllOfItsAlertsToTheIncidentThatItIsMergedInto() {
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn("files-07"));
        AlertSnapshot high = alerts.raiseAny();
        JsonNode small = incidents.of(critical);
        JsonNode large = incidents.of(high);

        JsonNode merged = incidents.merge(small, large).data();

        assertThat(merged.required("id")).isEqualTo(large.required("id"));
        assertThat(merged.required("alerts").asInt()).isEqualTo(2);
        assertThat(merged.required("severity").asString()).isEqualTo("critical");
        assertThat(incidentOf(critical)).isEqualTo(large.required("number").asLong());
        assertThat(alerts.kindsOf(critical)).containsExactly("raised", "merged", "merged");
        JsonNode ended = incidents.detail(small);
        assertThat(ended.required("status").asString()).isEqualTo("resolved");
        assertThat(ended.required("alerts").asInt()).isZero();
        assertThat(ended.at("/merged_into/number")).isEqualTo(large.required("number"));
        assertThat(incidents.kindsOf(small)).containsExactly("created", "ended");
        assertThat(incidents.kindsOf(large)).containsExactly("created", "absorbed");
        assertThat(
                        List.of(
                                incidents.merge(small, large),
                                incidents.add(small, alerts.raiseAny()),
                                incidents.edit(small, Map.of("status", "open"))))
                .extracting(ApiAnswer::status)
                .containsOnly(409);
        assertThat(incidents.merge(large, large).status()).isEqualTo(400);
        assertThat(analyst.post(path(large) + "/merge", Map.of("into", "0")).status())
                .isEqualTo(400);
    }

    @Test
    void takesNoAlertsOnceItIsResolved() {
        JsonNode incident = incidents.of(alerts.raiseAny());
        incidents.edit(incident, Map.of("status", "resolved"));
        AlertSnapshot late = alerts.raiseAny();

        assertThat(incidents.add(incident, late).status()).isEqualTo(409);
        assertThat(incidents.merge(incidents.of(alerts.raiseAny()), incident).status())
                .isEqualTo(409);
        assertThat(incidents.edit(incident, Map.of("status", "in_progress")).status())
                .isEqualTo(409);
        incidents.edit(incident, Map.of("status", "open"));
        assertThat(incidents.add(incident, late).status()).isEqualTo(200);
    }

    @Test
    void takesAsManyAlertsAsItIsAskedToInOneGo() {
        List<AlertSnapshot> many = alerts.raise("many-" + UUID.randomUUID(), 600);

        JsonNode incident = analyst.post(PATH, Map.of("alerts", ids(many))).data();
        assertThat(incident.required("alerts").asInt()).isEqualTo(600);
        JsonNode resolved = incidents.edit(incident, Map.of("status", "resolved")).data();

        assertThat(resolved.required("version").asInt()).isEqualTo(2);
        assertThat(incidents.detail(incident).at("/alerts_by_status/resolved").asInt())
                .isEqualTo(600);
        assertThat(alerts.kindsOf(many.getLast())).containsExactly("raised", "merged", "resolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alerts\": []}",
                "{\"alerts\": [null]}",
                "{\"alerts\": [1], \"title\": \"nul \\u0000\"}",
                "{\"alerts\": [1], \"severity\": \"worst\"}",
                "{"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        ApiAnswer answer = analyst.post(PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("status").asString()).isEqualTo("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \" \"}",
                "{\"severity\": \"high\", \"severity_set\": false}",
                "{\"severity_set\": true}",
                "{\"resolution\": \"benign\"}",
                "{\"status\": \"open\", \"resolution_notes\": \"x\"}",
                "{\"status\": \"closed\"}"
            })
    void refusesAnEditThatMakesNoSense(String body) {
        JsonNode incident = incidents.of(alerts.raiseAny());

        assertThat(analyst.patch(path(incident), body).status()).isEqualTo(400);
        assertThat(incidents.kindsOf(incident)).containsExactly("created");
    }

    @Test
    void refusesMoreThanItCanDoInOneGo() {
        ApiAnswer answer = analyst.post(PATH, Map.of("alerts", Collections.nCopies(10_001, "1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("alerts");
    }

    @Test
    void isForAnalystsAndAdministratorsAndAuditorsRead() {
        AlertSnapshot alert = alerts.raiseAny();
        JsonNode incident = incidents.of(alert);
        String member = path(incident) + "/alerts/" + alert.id();
        ApiClient auditor = api.as(issuer.auditor());
        ApiClient sensor = api.as(issuer.sensor("sensor-1"));

        for (String reading : List.of(PATH, path(incident))) {
            assertThat(api.get(reading).status()).isEqualTo(401);
            assertThat(sensor.get(reading).status()).isEqualTo(403);
            assertThat(auditor.get(reading).status()).isEqualTo(200);
            assertThat(api.as(issuer.admin()).get(reading).status()).isEqualTo(200);
        }
        assertThat(
                        List.of(
                                auditor.post(PATH, "{}"),
                                auditor.patch(path(incident), "{}"),
                                auditor.post(path(incident) + "/alerts", "{}"),
                                auditor.post(path(incident) + "/merge", "{}"),
                                auditor.send("DELETE", member, null)))
                .extracting(ApiAnswer::status)
                .containsOnly(403);
        assertThat(api.as(issuer.admin()).send("DELETE", member, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999999999", "nonsense", "0d7a3c52-7c1f-5a51-9d53-3c1f6f1f0a01"})
    void findsNothingWhereThereIsNone(String name) {
        assertThat(analyst.get(PATH + "/" + name).status()).isEqualTo(404);
        assertThat(analyst.patch(PATH + "/" + name, "{}").status()).isEqualTo(404);
        assertThat(analyst.send("DELETE", PATH + "/" + name + "/alerts/1", null).status())
                .isEqualTo(404);
    }

    @Test
    void neverRewritesItsHistory() {
        JsonNode incident = incidents.of(alerts.raiseAny());

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("delete from incident_transition where incident_id = ?::uuid")
                                .param(incident.required("id").asString())
                                .update())
                .withMessageContaining("never changed");
    }

    private void patch(AlertSnapshot alert, Map<String, ?> edit) {
        ApiAnswer answer = analyst.patch("/api/v1/alerts/" + alert.id(), edit);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private long incidentOf(AlertSnapshot alert) {
        var incident = alerts.stateOf(alert).incident();
        assertThat(incident).isNotNull();
        return incident.number();
    }

    private long countOfIncidents() {
        return jdbc.sql("select count(*) from incident").query(Long.class).single();
    }
}
