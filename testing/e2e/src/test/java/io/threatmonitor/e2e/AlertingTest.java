package io.threatmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.platform.access.Role;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which events raise alerts, through the gateway and every service. */
class AlertingTest {

    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.shared();
    }

    @Test
    void aLowEventRaisesNoAlertAndAHighOneAfterItDoes() {
        String source = Sensor.newSource();

        String low = platform.sensor().report("low", source);
        String high = platform.sensor().report("high", source);

        // Same source, same partition: when the second one has raised its alert, the first one has
        // been looked at.
        Eventually.count(1, () -> alertsOf(source));
        assertThat(alertsOf(source).getFirst().path("event").path("id").asString()).isEqualTo(high);
        Eventually.count(2, () -> eventsOf(source));
        assertThat(eventsOf(source))
                .extracting(event -> event.path("id").asString())
                .contains(low, high);
    }

    @Test
    void theSameEventSentTwiceRaisesOneAlert() {
        String source = Sensor.newSource();
        var event = Sensor.event("critical", source, UUID.randomUUID().toString());

        Api.Answer first = platform.sensor().tryToReport(event);
        Api.Answer second = platform.sensor().tryToReport(event);
        platform.sensor().report("high", source);

        first.expect(202);
        second.expect(202);
        assertThat(second.data().path("id")).isEqualTo(first.data().path("id"));
        Eventually.count(2, () -> alertsOf(source));
        Eventually.count(2, () -> eventsOf(source));
    }

    @Test
    void anAlertIsResolvedWithNotesAndItsTimelineSaysByWhom() {
        String source = Sensor.newSource();
        platform.sensor().report("high", source);
        Eventually.count(1, () -> alertsOf(source));
        String path = "/api/v1/alerts/" + alertsOf(source).getFirst().path("number").asString();

        platform.as(Role.ANALYST).patch(path + "/", Map.of("status", "acknowledged")).expect(200);
        platform.as(Role.ANALYST)
                .patch(path + "/", Map.of("status", "resolved", "resolution_notes", "A backup job"))
                .expect(200);

        JsonNode alert = platform.as(Role.ANALYST).get(path).data();
        assertThat(alert.path("status").asString()).isEqualTo("resolved");
        assertThat(alert.path("resolution_notes").asString()).isEqualTo("A backup job");
        assertThat(alert.path("timeline")).hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<JsonNode> alertsOf(String source) {
        return platform.alertsOf(source);
    }

    private static List<JsonNode> eventsOf(String source) {
        return platform.as(Role.ANALYST).all("/api/v1/events?source_name=" + source);
    }
}
