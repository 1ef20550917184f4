package io.threatmonitor.alert.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;

class SeverityRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:53:11.210Z");

    @ParameterizedTest
    @CsvSource({"LOW, false", "MEDIUM, false", "HIGH, true", "CRITICAL, true"})
    void matchesHighAndCriticalAlone(Severity severity, boolean matches) {
        assertThat(SeverityRule.match(SecurityEvents.ofSeverity(severity), NOW).isPresent())
                .isEqualTo(matches);
    }

    @Test
    void saysWhatItFoundAndWhere() {
        SecurityEvent event = SecurityEvents.bruteForceFrom("203.0.113.7");

        Detection detection = SeverityRule.match(event, NOW).orElseThrow();

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

        assertThat(SeverityRule.match(event, NOW.plusSeconds(9)).orElseThrow().id())
                .isEqualTo(SeverityRule.match(event, NOW).orElseThrow().id())
                .isNotEqualTo(
                        SeverityRule.match(SecurityEvents.bruteForceFrom("203.0.113.7"), NOW)
                                .orElseThrow()
                                .id());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfEventHasAName(EventType type) {
        assertThat(EventNames.of(type)).matches("[A-Z][A-Za-z ]+");
    }
}
