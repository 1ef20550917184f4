package io.threatmonitor.ingest.intake.nativeapi;

import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.smallest;
import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.SubmittedEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class NativeEventReadingTest {

    private final NativeIntake intake = new NativeIntake();

    @Test
    void completesTheSmallestEvent() {
        var event = intake.accepted(smallest());
        assertThat(event.id().version()).isEqualTo(7);
        assertThat(event.receivedAt()).isEqualTo(IntakeUnderTest.NOW);
        assertThat(event.occurredAt()).isEqualTo(IntakeUnderTest.NOW);
        assertThat(event.sensorId()).isEqualTo("sensor-1");
        assertThat(event.sourceName()).isEqualTo("web-01");
        assertThat(event.eventType()).isEqualTo(EventType.BRUTEFORCE);
        assertThat(event.severity()).isEqualTo(Severity.HIGH);
        assertThat(event.attributes()).isEmpty();
        assertThat(event.format()).isEqualTo("native");
    }

    @Test
    void readsEveryFieldThatASenderKnows() {
        var event =
                intake.accepted(
                        with(
                                """
                                "occurred_at": "2026-11-22T16:00:00+02:00",
                                "ip_address": "2001:db8::7",
                                "geo": {"country_code": "DE", "latitude": 52.5, "asn": 64496},
                                "device": {"os_family": "Linux"},
                                "request": {"method": "POST", "headers": {"Host": "a"}},
                                "attributes": {"user": "root", "ports": [22, 2222]}
                                """));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T14:00:00Z"));
        assertThat(event.ipAddress()).isEqualTo("2001:db8::7");
        assertThat(event.geo())
                .isEqualTo(new Geo(null, null, null, "DE", 52.5, null, null, 64496L, null, null));
        assertThat(event.device()).hasFieldOrPropertyWithValue("osFamily", "Linux");
        assertThat(event.request()).hasFieldOrPropertyWithValue("headers", Map.of("Host", "a"));
        assertThat(event.attributes()).containsEntry("user", "root").containsKey("ports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "CRITICAL", "Critical", "cRiTiCaL"})
    void takesSeverityInAnyCase(String severity) {
        String json = smallest().replace("\"high\"", "\"%s\"".formatted(severity));
        assertThat(intake.accepted(json).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void takesEventTypeInAnyCase() {
        String json = smallest().replace("bruteforce", "Sql_Injection");
        assertThat(intake.accepted(json).eventType()).isEqualTo(EventType.SQL_INJECTION);
    }

    @Test
    void keepsUnknownFieldsAsAttributes() {
        var event =
                intake.accepted(with("\"rule\": {\"id\": 7}, \"attributes\": {\"user\": \"a\"}"));
        assertThat(event.attributes())
                .containsOnly(Map.entry("user", "a"), Map.entry("rule", Map.of("id", 7)));
    }

    @Test
    void takesNobodysWordForWhoTheyAre() {
        var event =
                intake.accepted(
                        with(
                                """
                                "sensor_id": "another", "received_at": "2020-01-01T00:00:00Z",
                                "format": "hec"
                                """));
        assertThat(event.sensorId()).isEqualTo("sensor-1");
        assertThat(event.receivedAt()).isEqualTo(IntakeUnderTest.NOW);
        assertThat(event.format()).isEqualTo("native");
        assertThat(event.attributes()).containsEntry("sensor_id", "another");
    }

    @Test
    void stripsBlanksAroundTheSourceName() {
        String json = smallest().replace("web-01", "  web-01 ");
        assertThat(intake.accepted(json).sourceName()).isEqualTo("web-01");
    }

    @Test
    void keepsTextOfEveryScript() {
        var event = intake.accepted(with("\"attributes\": {\"a\": \"日本 \\ud83d\\ude00\"}"));
        assertThat(event.attributes()).containsEntry("a", "日本 😀");
    }

    @Test
    void describesToClientsWhatItReads() {
        assertThat(fieldsOf(NewSecurityEvent.class)).isEqualTo(fieldsOf(SubmittedEvent.class));
    }

    private static List<String> fieldsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(field -> field.getName() + " " + field.getType())
                .toList();
    }
}
