package io.threatmonitor.alert.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class OutboundPropertiesTest {

    private static final String PREFIX = "threat-monitor.notification.outbound";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new OutboundProperties(
                                List.of(), false, Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect-timeout", "deadline"})
    void namesTheSettingThatMakesNoSense(String setting) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "." + setting, "0s")))
                .rootCause()
                .hasMessageContaining(setting);
    }

    private static OutboundProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, OutboundProperties.class);
    }
}
