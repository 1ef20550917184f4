package io.threatmonitor.alert.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.Grouping;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SeverityRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:53:11.210Z");
    private static final SeverityRule RULE = grouping();

    @ParameterizedTest
    @CsvSource({"LOW, false", "MEDIUM, false", "HIGH, true", "CRITICAL, true"})
    void matchesHighAndCriticalAlone(Severity severity, boolean matches) {
        assertThat(RULE.match(SecurityEvents.ofSeverity(severity), NOW).isPresent())
                .isEqualTo(matches);
    }

    @Test
    void saysWhatItFoundAndWhere() {
        SecurityEvent event = SecurityEvents.bruteForceFrom("203.0.113.7");

        Detection detection = RULE.match(event, NOW).orElseThrow();

        assertThat(detection.rule()).isEqualTo(SeverityRule.REFERENCE);
        assertThat(detection.severity()).isEqualTo(Severity.HIGH);
        assertThat(detection.title()).isEqualTo("Brute force on web-01");
        assertThat(detection.groupKey()).isEqualTo("web-01");
        assertThat(detection.detectedAt()).isEqualTo(NOW);
        assertThat(detection.event()).isEqualTo(event);
    }

    @Test
    void detectsTheSameThingTwiceUnderOneId() {
        SecurityEvent event = SecurityEvents.bruteForceFrom("203.0.113.7");

        assertThat(RULE.match(event, NOW.plusSeconds(9)).orElseThrow().id())
                .isEqualTo(RULE.match(event, NOW).orElseThrow().id())
                .isNotEqualTo(
                        RULE.match(SecurityEvents.bruteForceFrom("203.0.113.7"), NOW)
                                .orElseThrow()
                                .id());
    }

    @Test
    void letsEachDetectionRaiseAnAlertUnlessToldToGroup() {
        SecurityEvent event = SecurityEvents.bruteForceFrom("203.0.113.7");

        assertThat(RULE.match(event, NOW).orElseThrow().grouping()).isNull();
    }

    @Test
    void groupsByTheFieldsThatItIsToldTo() {
        SeverityRule rule = grouping("ip_address", "attributes.user", "attributes.absent");
        Detection first =
                rule.match(SecurityEvents.bruteForceFrom("203.0.113.7"), NOW).orElseThrow();
        Detection same =
                rule.match(SecurityEvents.bruteForceFrom("203.0.113.7"), NOW).orElseThrow();
        Detection other =
                rule.match(SecurityEvents.bruteForceFrom("203.0.113.8"), NOW).orElseThrow();

        assertThat(first.grouping())
                .isEqualTo(
                        new Grouping(
                                Map.of("ip_address", "203.0.113.7", "attributes.user", "root"),
                                Duration.ofMinutes(10)));
        assertThat(same.groupKey()).isEqualTo(first.groupKey()).isNotEqualTo(other.groupKey());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfEventHasAName(EventType type) {
        assertThat(EventNames.of(type)).matches("[A-Z][A-Za-z ]+");
    }

    private static SeverityRule grouping(String... fields) {
        return new SeverityRule(
                new SeverityRuleProperties(List.of(fields), Duration.ofMinutes(10)));
    }
}
