package io.threatmonitor.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class EventJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null,\"b\":[null,true,false,[],{}],\"\":\"\"}",
                "{\"n\":[0,-1,2147483648,-9223372036854775808,1.0,1e300,5E-324,-0.0]}",
                "{\"big\":[9223372036854775808,123456789012345678901234567890]}",
                "{\"text\":\"\\u0001\\n\\t\\\"\\\\/ é \\u2028 \\ud83d\\udd25\"}",
                "{\"a.b\":{\"c\":{\"d\":[{\"e\":\"f\"}]}}}"
            })
    @SuppressWarnings("unchecked")
    void isWhatTheMapperWrites(String attributes) {
        assertSame(event(WireJson.MAPPER.readValue(attributes, Map.class), EventType.OTHER));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryType(EventType type) {
        assertSame(event(Map.of("exact", new BigDecimal("1.50"), "big", BigInteger.TEN), type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-22T14:05:09.001Z",
                "2026-11-22T23:59:59.000001Z",
                "2024-02-29T00:00:00.000000001Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.5Z"
            })
    void writesEveryTime(String time) {
        assertSame(event(Instant.parse(time)));
    }

    @Test
    void writesOneEventAfterTheOther() {
        var json = new EventJson();
        for (int second = 0; second < 100_000; second += 997) {
            SecurityEvent event = event(Instant.parse("2026-11-22T14:05:00Z").plusSeconds(second));

            assertThat(text(json.of(event)))
                    .isEqualTo(text(WireJson.MAPPER.writeValueAsBytes(event)));
        }
    }

    private static void assertSame(SecurityEvent event) {
        assertThat(text(new EventJson().of(event)))
                .isEqualTo(text(WireJson.MAPPER.writeValueAsBytes(event)));
    }

    private static SecurityEvent event(Instant occurredAt) {
        return event(Map.of(), EventType.OTHER, occurredAt);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static SecurityEvent event(Map<String, @Nullable Object> attributes, EventType type) {
        return event(attributes, type, Instant.parse("2026-11-22T14:05:00Z"));
    }

    private static SecurityEvent event(
            Map<String, @Nullable Object> attributes, EventType type, Instant occurredAt) {
        boolean bare = type == EventType.MALWARE;
        return new SecurityEvent(
                UUID.fromString("01930000-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-22T14:05:00.123456Z"),
                occurredAt,
                "sensor-1",
                "web-01",
                type,
                Severity.HIGH,
                "x".repeat(5_000) + "\u20ac",
                bare ? null : "2001:db8::7",
                bare
                        ? null
                        : new Geo(
                                "Köln", null, "Germany", "DE", 50.9, 6.9, null, 64_496L, true,
                                null),
                bare ? null : new Device("server", "Linux", null, null, null, "curl/8"),
                bare ? null : new Request("GET", "/", Map.of("Host", "a")),
                attributes,
                "native");
    }
}
