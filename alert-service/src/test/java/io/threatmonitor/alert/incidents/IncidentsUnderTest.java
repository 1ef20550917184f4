package io.threatmonitor.alert.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What tests do with incidents, as someone. */
record IncidentsUnderTest(ApiClient someone) {

    static final String PATH = "/api/v1/incidents";

    static String path(JsonNode incident) {
        return PATH + "/" + incident.required("id").asString();
    }

    /** An incident of these alerts. */
    JsonNode of(AlertSnapshot... alerts) {
        ApiAnswer answer = someone.post(PATH, Map.of("alerts", ids(Arrays.asList(alerts))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data();
    }

    ApiAnswer add(JsonNode incident, AlertSnapshot... alerts) {
        return someone.post(
                path(incident) + "/alerts", Map.of("alerts", ids(Arrays.asList(alerts))));
    }

    ApiAnswer detach(JsonNode incident, AlertSnapshot alert) {
        return someone.send("DELETE", path(incident) + "/alerts/" + alert.number(), null);
    }

    ApiAnswer merge(JsonNode incident, JsonNode into) {
        return someone.post(
                path(incident) + "/merge", Map.of("into", into.required("number").asString()));
    }

    ApiAnswer edit(JsonNode incident, Map<String, ?> edit) {
        return someone.patch(path(incident), edit);
    }

    JsonNode detail(JsonNode incident) {
        return someone.get(path(incident)).data();
    }

    List<String> kindsOf(JsonNode incident) {
        return detail(incident).required("timeline").findValuesAsString("kind").stream()
                .filter(kind -> !kind.equals("user"))
                .toList();
    }

    static List<String> ids(List<AlertSnapshot> alerts) {
        return alerts.stream().map(alert -> alert.id().toString()).toList();
    }
}
