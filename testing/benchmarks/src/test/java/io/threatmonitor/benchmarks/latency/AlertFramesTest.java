package io.threatmonitor.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class AlertFramesTest {

    private static final UUID EVENT = UUID.fromString("01936b2a-7c00-7d3e-9a51-0242ac120002");

    private final List<UUID> raised = new ArrayList<>();
    private final AlertFrames frames = new AlertFrames(raised::add);

    @Test
    void hearsOfTheEventBehindANewAlert() {
        stream("id: 7", "event: alert", "data: " + change("raised"), "");

        assertThat(raised).containsExactly(EVENT);
    }

    @Test
    void takesFieldsWithoutASpace() {
        stream("event:alert", "data:" + change("raised"), "");

        assertThat(raised).containsExactly(EVENT);
    }

    @Test
    void passesOverEverythingElse() {
        stream("event: heartbeat", "data: {\"at\":\"2026-11-22T09:58:00Z\"}", "");
        stream("event: alert", "data: " + change("resolved"), "");
        stream(": a comment", "");

        assertThat(raised).isEmpty();
    }

    private void stream(String... lines) {
        for (String line : lines) {
            frames.line(line);
        }
    }

    private static String change(String kind) {
        return "{\"kind\":\"%s\",\"alert\":{\"event\":{\"id\":\"%s\"}}}".formatted(kind, EVENT);
    }
}
