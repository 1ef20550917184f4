package io.threatmonitor.alert.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class SeverityRulePropertiesTest {

    private static final String PREFIX = "threat-monitor.detection.severity-rule";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SeverityRuleProperties(List.of(), Duration.ofHours(1)));
        assertThat(bind(Map.of()).grouping()).isNull();
    }

    @Test
    void takesFieldsOfEvents() {
        var properties = bind(Map.of(PREFIX + ".group-by", "ip_address, attributes.user"));

        assertThat(properties.groupBy()).containsExactly("ip_address", "attributes.user");
    }

    @ParameterizedTest
    @CsvSource({"group-by, user", "window, 0s", "window, 32d"})
    void namesTheSettingThatMakesNoSense(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "." + setting, value)))
                .hasStackTraceContaining(PREFIX + "." + setting);
    }

    private static SeverityRuleProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, SeverityRuleProperties.class);
    }
}
