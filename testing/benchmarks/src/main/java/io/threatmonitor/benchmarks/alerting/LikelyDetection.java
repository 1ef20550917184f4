package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A detection as a rule makes many of, of an event of about 350 bytes.
 *
 * @param key the source of its event, one of 200
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
record LikelyDetection(String key, byte[] json) {

    private static final RuleReference RULE =
            new RuleReference("benchmark", "A measured event", Severity.HIGH, List.of("T1110.001"));

    static LikelyDetection number(int i, Instant now) {
        String source = "web-%03d".formatted(i % 200);
        var event =
                new SecurityEvent(
                        UUID.randomUUID(),
                        now,
                        now,
                        "sensor-" + i % 50,
                        source,
                        EventType.BRUTEFORCE,
                        Severity.HIGH,
                        "Failed password for user%d from 198.51.%d.%d ssh2"
                                .formatted(i * 31 % 5_000, i / 256 % 256, i % 256),
                        "198.51.%d.%d".formatted(i / 256 % 256, i % 256),
                        null,
                        null,
                        null,
                        Map.of("user", "user" + i * 31 % 5_000, "port", 1024 + i % 60_000),
                        "native");
        var detection =
                new Detection(
                        UUID.randomUUID(),
                        now,
                        RULE,
                        Severity.HIGH,
                        "Brute force on " + source,
                        source,
                        event);
        return new LikelyDetection(source, WireJson.MAPPER.writeValueAsBytes(detection));
    }
}
