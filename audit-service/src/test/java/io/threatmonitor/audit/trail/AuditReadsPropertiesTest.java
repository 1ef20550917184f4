package io.threatmonitor.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class AuditReadsPropertiesTest {

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bound(Map.of()))
                .isEqualTo(new AuditReadsProperties(Duration.ofMinutes(15), 10_000));
    }

    @Test
    void saysWhatToSetInPlaceOfABadValue() {
        assertThatThrownBy(() -> bound(Map.of("quiet-period", "0s")))
                .rootCause()
                .hasMessageContaining("quiet-period must be longer than 0, such as 15m");
        assertThatThrownBy(() -> bound(Map.of("remembered", "0")))
                .rootCause()
                .hasMessageContaining("remembered must be at least 1, such as 10000");
    }

    private static AuditReadsProperties bound(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("threat-monitor.audit.reads." + name, value));
        return new Binder(source)
                .bindOrCreate("threat-monitor.audit.reads", AuditReadsProperties.class);
    }
}
