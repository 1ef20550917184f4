package io.threatmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A record that someone once wrote to a topic must stay readable, and must look the same when
 * written today.
 */
class GoldenSamplesTest {

    @ParameterizedTest
    @CsvSource({
        "security-event.json, io.threatmonitor.contracts.event.SecurityEvent",
        "security-event-smallest.json, io.threatmonitor.contracts.event.SecurityEvent",
        "detection.json, io.threatmonitor.contracts.detection.Detection",
        "alert-change.json, io.threatmonitor.contracts.alert.AlertChange",
        "audit-action.json, io.threatmonitor.contracts.audit.AuditAction"
    })
    void readsAndWritesTheSampleUnchanged(String sample, Class<?> type) {
        JsonNode golden = WireJson.MAPPER.readTree(read(sample));

        Object record = WireJson.MAPPER.treeToValue(golden, type);

        assertThat(WireJson.MAPPER.readTree(WireJson.MAPPER.writeValueAsString(record)))
                .isEqualTo(golden);
    }

    @Test
    void readsAnEventTypeThatItDoesNotKnowAsOther() {
        ObjectNode newer = (ObjectNode) WireJson.MAPPER.readTree(read("security-event.json"));
        newer.put("event_type", "quantum_intrusion").put("added_later", 1);

        SecurityEvent event = WireJson.MAPPER.treeToValue(newer, SecurityEvent.class);

        assertThat(event.eventType()).isEqualTo(EventType.OTHER);
    }

    @Test
    void readsADetectionOfBeforeThereWereGroups() {
        ObjectNode older = (ObjectNode) WireJson.MAPPER.readTree(read("detection.json"));
        older.remove("grouping");

        assertThat(WireJson.MAPPER.treeToValue(older, Detection.class).grouping()).isNull();
    }

    private static String read(String sample) {
        try (var stream = GoldenSamplesTest.class.getResourceAsStream("/golden/" + sample)) {
            assertThat(stream).as(sample).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
