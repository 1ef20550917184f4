package io.threatmonitor.alert.incidents;

import static io.threatmonitor.alert.incidents.IncidentsUnderTest.PATH;
import static io.threatmonitor.alert.incidents.IncidentsUnderTest.ids;
import static io.threatmonitor.alert.incidents.IncidentsUnderTest.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several people at once. */
@AlertServiceTest
class ConcurrentIncidentsTest {

    private final AlertsUnderTest alerts;
    private final ApiClient analyst;
    private final IncidentsUnderTest incidents;

    ConcurrentIncidentsTest(AlertsUnderTest alerts, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.analyst = api.as(issuer.analyst());
        this.incidents = new IncidentsUnderTest(analyst);
    }

    @Test
    void givesAnAlertToOneOfManyIncidents() {
        List<AlertSnapshot> wanted = alerts.raise("wanted-" + UUID.randomUUID(), 20);

        List<ApiAnswer> answers =
                concurrently(
                        8,
                        i -> {
                            var order = new ArrayList<>(ids(wanted));
                            Collections.rotate(order, i);
                            return analyst.post(PATH, Map.of("alerts", order));
                        });

        assertThat(answers)
                .extracting(ApiAnswer::status)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        for (AlertSnapshot alert : wanted) {
            assertThat(alerts.kindsOf(alert)).containsExactly("raised", "merged");
        }
    }

    @Test
    void countsEachAlertOnceWhoeverMergesItAndMovesItsIncident() {
        List<AlertSnapshot> members = alerts.raise("moving-" + UUID.randomUUID(), 12);
        JsonNode one = incidents.of(members.get(0));
        JsonNode two = incidents.of(members.get(1));

        concurrently(
                12,
                i ->
                        switch (i) {
                            case 0 -> incidents.merge(one, two);
                            case 1 -> incidents.detach(two, members.get(1));
                            default -> incidents.add(i % 2 == 0 ? one : two, members.get(i));
                        });

        for (JsonNode incident : List.of(one, two)) {
            JsonNode detail = incidents.detail(incident);
            assertThat(detail.required("alerts").asLong())
                    .isEqualTo(detail.at("/members/count").asLong());
            assertThat(detail.required("timeline")).hasSize(detail.required("version").asInt());
        }
        assertThat(incidents.detail(one).required("alerts").asInt()).isZero();
    }

    @Test
    void losesNoEditOfAnAlertWhileItsIncidentIsResolved() {
        List<AlertSnapshot> members = alerts.raise("resolving-" + UUID.randomUUID(), 40);
        JsonNode incident = incidents.of(members.toArray(AlertSnapshot[]::new));

        List<ApiAnswer> answers =
                concurrently(
                        9,
                        i ->
                                i == 0
                                        ? analyst.patch(
                                                path(incident), Map.of("status", "resolved"))
                                        : analyst.patch(
                                                "/api/v1/alerts/" + members.get(i * 4).id(),
                                                Map.of("assigned_to", "analyst-" + i)));

        assertThat(answers).extracting(ApiAnswer::status).containsOnly(200);
        for (int i = 1; i < 9; i++) {
            assertThat(alerts.stateOf(members.get(i * 4)))
                    .returns("analyst-" + i, AlertSnapshot::assignedTo)
                    .returns(AlertStatus.RESOLVED, AlertSnapshot::status)
                    .returns(4L, AlertSnapshot::version);
        }
    }

    private static List<ApiAnswer> concurrently(int times, IntFunction<ApiAnswer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
