package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class FloodPropertiesTest {

    private static final String PREFIX = "threat-monitor.flood";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of())).isEqualTo(new FloodProperties(300));
    }

    @Test
    void namesTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".alerts-per-minute", "-1")))
                .rootCause()
                .hasMessageContaining("threat-monitor.flood.alerts-per-minute");
    }

    private static FloodProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, FloodProperties.class);
    }
}
