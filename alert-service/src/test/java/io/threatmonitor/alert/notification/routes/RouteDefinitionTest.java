package io.threatmonitor.alert.notification.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.AlertChanges;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class RouteDefinitionTest {

    /** A Monday. */
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** High, by the rule {@code test-brute-force}, about the source {@code web-01}. */
    private final AlertSnapshot alert =
            AlertChanges.raisedBy(
                            Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.7")))
                    .alert();

    @Test
    void takesEverythingUnlessItSaysOtherwise() {
        assertThat(route(null, null, null, null).matches(alert, NOON)).isTrue();
        assertThat(route(Set.of(), List.of(), List.of(), null).matches(alert, NOON)).isTrue();
    }

    @Test
    void choosesBySeverity() {
        assertThat(route(Set.of(Severity.HIGH), null, null, null).matches(alert, NOON)).isTrue();
        assertThat(route(Set.of(Severity.CRITICAL), null, null, null).matches(alert, NOON))
                .isFalse();
    }

    @Test
    void choosesByRule() {
        assertThat(route(null, List.of("other", "test-*"), null, null).matches(alert, NOON))
                .isTrue();
        assertThat(route(null, List.of("*-scan", "test"), null, null).matches(alert, NOON))
                .isFalse();
    }

    @Test
    void choosesByTheRulesOfWhatAFloodCounts() {
        ObjectNode json = WireJson.MAPPER.valueToTree(alert);
        json.withObject("rule").put("id", "flood");
        json.putArray("counted_rules")
                .add(WireJson.MAPPER.<ObjectNode>valueToTree(Detections.BRUTE_FORCE_RULE));
        var flood = WireJson.MAPPER.treeToValue(json, AlertSnapshot.class);

        assertThat(route(null, List.of("test-*"), null, null).matches(flood, NOON)).isTrue();
        assertThat(route(null, List.of("flood"), null, null).matches(flood, NOON)).isTrue();
        assertThat(route(null, List.of("other"), null, null).matches(flood, NOON)).isFalse();
    }

    @Test
    void choosesByEntity() {
        assertThat(about(Entity.Kind.SOURCE, "WEB-*").matches(alert, NOON)).isTrue();
        assertThat(about(null, "web-01").matches(alert, NOON)).isTrue();
        assertThat(about(Entity.Kind.HOST, "web-*").matches(alert, NOON)).isFalse();
        assertThat(about(Entity.Kind.SOURCE, "web").matches(alert, NOON)).isFalse();
    }

    @Test
    void choosesByHour() {
        var mornings =
                new Hours(
                        Set.of(DayOfWeek.MONDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(12, 0),
                        ZoneOffset.UTC);

        assertThat(route(null, null, null, mornings).matches(alert, NOON)).isFalse();
        assertThat(route(null, null, null, mornings).matches(alert, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void wantsAllThatItSaysToHold() {
        var both = route(Set.of(Severity.HIGH), List.of("another-rule"), null, null);

        assertThat(both.matches(alert, NOON)).isFalse();
    }

    @Test
    void tellsOfNewAlertsUnlessItSaysOtherwise() {
        var silent = route(null, null, null, null);
        assertThat(silent.tellsOf(Reason.RAISED, Severity.LOW)).isTrue();
        assertThat(silent.tellsOf(Reason.RESOLVED, Severity.CRITICAL)).isFalse();

        var resolutions =
                new RouteDefinition(
                        null, null, null, null, Set.of(Reason.RESOLVED), null, null, null, null);
        assertThat(resolutions.tellsOf(Reason.RAISED, Severity.HIGH)).isFalse();
        assertThat(resolutions.tellsOf(Reason.RESOLVED, Severity.LOW)).isTrue();
    }

    @Test
    void tellsWhenSevereAlertsWaitTooLongUnlessItSaysOtherwise() {
        var silent = route(null, null, null, null);
        assertThat(silent.tellsOf(Reason.BREACHED, Severity.CRITICAL)).isTrue();
        assertThat(silent.tellsOf(Reason.BREACHED, Severity.HIGH)).isTrue();
        assertThat(silent.tellsOf(Reason.BREACHED, Severity.MEDIUM)).isFalse();

        var news =
                new RouteDefinition(
                        null, null, null, null, Set.of(Reason.RAISED), null, null, null, null);
        assertThat(news.tellsOf(Reason.BREACHED, Severity.CRITICAL)).isFalse();
    }

    private static RouteDefinition about(Entity.@Nullable Kind kind, String value) {
        return route(null, null, List.of(new EntityPattern(kind, value)), null);
    }

    private static RouteDefinition route(
            @Nullable Set<Severity> severities,
            @Nullable List<String> rules,
            @Nullable List<EntityPattern> entities,
            @Nullable Hours hours) {
        return new RouteDefinition(
                severities, rules, entities, hours, null, null, null, null, null);
    }
}
