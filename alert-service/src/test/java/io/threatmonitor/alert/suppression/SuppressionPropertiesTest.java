package io.threatmonitor.alert.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class SuppressionPropertiesTest {

    private static final String PREFIX = "threat-monitor.silences";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of())).isEqualTo(new SuppressionProperties(Duration.ofDays(366)));
    }

    @Test
    void namesTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".longest", "0s")))
                .rootCause()
                .hasMessageContaining("threat-monitor.silences.longest");
    }

    private static SuppressionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, SuppressionProperties.class);
    }
}
