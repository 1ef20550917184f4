package io.threatmonitor.alert.incidents;

import static io.threatmonitor.alert.incidents.IncidentsUnderTest.PATH;
import static io.threatmonitor.alert.incidents.IncidentsUnderTest.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists of incidents, and of alerts by incident. */
@AlertServiceTest
class IncidentListTest {

    private final AlertsUnderTest alerts;
    private final ApiClient analyst;
    private final IncidentsUnderTest incidents;

    IncidentListTest(AlertsUnderTest alerts, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.analyst = api.as(issuer.analyst());
        this.incidents = new IncidentsUnderTest(analyst);
    }

    @Test
    void leadsThroughAllIncidentsNewestFirstAndBack() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            JsonNode incident = incidents.of(alerts.raiseAny());
            incidents.edit(incident, Map.of("title", "Part " + i + " of " + word));
            made.addFirst(incident.required("id").asString());
        }

        ApiAnswer first = analyst.get(PATH + "?limit=2&q=PART+" + word);
        ApiAnswer second = analyst.get(String.valueOf(first.next()));
        ApiAnswer third = analyst.get(String.valueOf(second.next()));

        assertThat(List.of(first, second, third))
                .flatExtracting(IncidentListTest::idsOn)
                .isEqualTo(made);
        assertThat(first.data().required("count").asInt()).isEqualTo(5);
        assertThat(third.next()).isNull();
        assertThat(idsOn(analyst.get(String.valueOf(third.previous())))).isEqualTo(idsOn(second));
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        JsonNode open = incidents.of(alerts.raiseAny());
        incidents.edit(open, Map.of("notes", word, "severity", "low"));
        JsonNode started = incidents.of(alerts.raiseAny());
        incidents.edit(
                started, Map.of("notes", word, "assigned_to", "me", "status", "in_progress"));
        String createdAt = started.required("created_at").asString();

        assertThat(list(word, "status=open")).containsExactly(id(open));
        assertThat(list(word, "status=in_progress,resolved")).containsExactly(id(started));
        assertThat(list(word, "severity=low,critical")).containsExactly(id(open));
        assertThat(list(word, "assigned_to=me")).containsExactly(id(started));
        assertThat(list(word, "assigned_to=nobody")).containsExactly(id(open));
        assertThat(list(word, "assigned_to=nobody,analyst")).containsExactly(id(started), id(open));
        assertThat(list(word, "from=" + createdAt)).containsExactly(id(started));
        assertThat(list(word, "to=" + createdAt)).containsExactly(id(open));
        assertThat(list(word, "q=" + word + "+nothing")).isEmpty();
    }

    @Test
    void showsItsAlertsAPageAtATime() {
        List<AlertSnapshot> members = alerts.raise("members-" + UUID.randomUUID(), 3);
        JsonNode incident = incidents.of(members.toArray(AlertSnapshot[]::new));

        JsonNode first = analyst.get(path(incident) + "?limit=2").data().required("members");
        JsonNode second = analyst.get(first.required("next").asString()).data().required("members");

        assertThat(first.required("results")).hasSize(2);
        assertThat(second.required("results")).hasSize(1);
        assertThat(first.required("count").asInt()).isEqualTo(3);
        assertThat(second.required("next").isNull()).isTrue();
    }

    @Test
    void findsAlertsByTheirIncident() {
        String source = "incident-" + UUID.randomUUID();
        List<AlertSnapshot> raised = alerts.raise(source, 3);
        JsonNode one = incidents.of(raised.get(0));
        JsonNode two = incidents.of(raised.get(1));
        String number = one.required("number").asString();

        assertThat(alertsBy(source, id(one))).containsExactly(raised.get(0).id());
        assertThat(alertsBy(source, number)).containsExactly(raised.get(0).id());
        assertThat(alertsBy(source, "none")).containsExactly(raised.get(2).id());
        assertThat(alertsBy(source, number + "," + id(two) + ",none")).hasSize(3);
        assertThat(analyst.get("/api/v1/alerts?incident=seven").status()).isEqualTo(400);
    }

    @Test
    void remembersWhichAlertsAnIncidentHadAtAMomentOfThePast() {
        String source = "past-" + UUID.randomUUID();
        AlertSnapshot alert = alerts.raise(source, 1).getFirst();
        JsonNode one = incidents.of(alert);
        AlertSnapshot merged = alerts.stateOf(alert);
        JsonNode two = incidents.of(alerts.raiseAny());
        incidents.merge(one, two);
        AlertSnapshot moved = alerts.stateOf(alert);
        incidents.detach(two, alert);
        AlertSnapshot detached = alerts.stateOf(alert);

        for (AlertSnapshot then : List.of(alert, merged, moved, detached)) {
            assertThat(asOf(then.updatedAt(), "source_name=" + source)).containsExactly(then);
        }
        assertThat(asOf(merged.updatedAt(), "incident=" + id(one))).containsExactly(merged);
        assertThat(asOf(moved.updatedAt(), "incident=" + id(one))).isEmpty();
        assertThat(asOf(moved.updatedAt(), "incident=" + id(two))).contains(moved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=closed",
                "severity=worst",
                "limit=0",
                "cursor=x",
                "q=--",
                "from=1969-12-31T23:59:59Z",
                "to=%2B999999-01-01T00:00:00Z"
            })
    void refusesAQuestionThatMakesNoSense(String query) {
        ApiAnswer answer = analyst.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    private List<AlertSnapshot> asOf(Instant moment, String query) {
        return analyst.get("/api/v1/alerts?%s&as_of=%s".formatted(query, moment))
                .results(AlertSnapshot.class);
    }

    private List<UUID> alertsBy(String source, String incident) {
        return analyst
                .get("/api/v1/alerts?source_name=%s&incident=%s".formatted(source, incident))
                .results(AlertSnapshot.class)
                .stream()
                .map(AlertSnapshot::id)
                .toList();
    }

    private List<String> list(String word, String query) {
        return idsOn(analyst.get(PATH + "?q=" + word + "&" + query));
    }

    private static List<String> idsOn(ApiAnswer page) {
        var ids = new ArrayList<String>();
        page.data().required("results").forEach(incident -> ids.add(id(incident)));
        return ids;
    }

    private static String id(JsonNode incident) {
        return incident.required("id").asString();
    }
}
