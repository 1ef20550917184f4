package io.threatmonitor.alert.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class EventFieldTest {

    private static final SecurityEvent EVENT =
            SecurityEvents.involving(
                    "203.0.113.7",
                    Map.of(
                            "user",
                            "root",
                            "host.name",
                            "web-01",
                            "process",
                            Map.of("parent", Map.of("pid", 17)),
                            "elevated",
                            true,
                            "tags",
                            List.of("a", "b")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source_name | lab-01",
                "sensor_id | sensor-1",
                "event_type | intrusion",
                "severity | high",
                "ip_address | 203.0.113.7",
                "attributes.user | root",
                "attributes.host.name | web-01",
                "attributes.process.parent.pid | 17",
                "attributes.elevated | true",
                "attributes.tags | [\"a\",\"b\"]"
            })
    void readsWhatAnEventSays(String name, String value) {
        assertThat(new EventField(name).of(EVENT)).isEqualTo(value);
    }

    @Test
    void saysNothingOfWhatAnEventDoesNotSay() {
        assertThat(new EventField("attributes.process.name").of(EVENT)).isNull();
        assertThat(new EventField("attributes.user.name").of(EVENT)).isNull();
        assertThat(new EventField("ip_address").of(SecurityEvents.involving(null, Map.of())))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "attributes.", "Source_Name", ""})
    void refusesWhatNoEventHas(String name) {
        assertThatThrownBy(() -> new EventField(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source_name");
    }
}
