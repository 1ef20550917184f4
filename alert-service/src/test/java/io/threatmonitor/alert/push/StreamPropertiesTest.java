package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class StreamPropertiesTest {

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new StreamProperties(
                                Duration.ofSeconds(15),
                                Duration.ofMillis(250),
                                Duration.ofMillis(50),
                                Duration.ofSeconds(1),
                                15_000,
                                10,
                                512,
                                5_000,
                                DataSize.ofMegabytes(16),
                                10_000,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heartbeat",
                "events-interval",
                "counters-interval",
                "writes-per-second",
                "latest-events",
                "queue",
                "recent",
                "most-open",
                "reconnect"
            })
    void namesTheSettingThatMakesNoSense(String setting) {
        var settings = Map.of("threat-monitor.stream." + setting, "0");

        assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(setting);
    }

    @ParameterizedTest
    @CsvSource({"0, 250, 50", "750, 250, 50", "1500, 250, 100", "15000, 1000, 1000"})
    void leavesMoreTimeBetweenWritesTheMoreBrowsersThereAre(int streams, int events, int changes) {
        StreamProperties properties = bind(Map.of());

        assertThat(properties.eventsInterval(streams)).isEqualTo(Duration.ofMillis(events));
        assertThat(properties.changesInterval(streams)).isEqualTo(Duration.ofMillis(changes));
    }

    private static StreamProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("threat-monitor.stream", StreamProperties.class);
    }
}
