package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class DeliveryPropertiesTest {

    private static final String PREFIX = "threat-monitor.notification.delivery";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new DeliveryProperties(
                                4,
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                Duration.ofHours(24),
                                Duration.ofDays(30),
                                Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "parallel, 0",
        "lease, 0s",
        "first-retry, 0s",
        "slowest-retry, 1s",
        "retry-for, 0s",
        "keep-for, 24h",
        "repost-every, 0s"
    })
    void namesTheSettingThatMakesNoSense(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "." + setting, value)))
                .rootCause()
                .hasMessageContaining(setting);
    }

    private static DeliveryProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, DeliveryProperties.class);
    }
}
