package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.List;
import java.util.Map;

/** The README lists these; whoever changes one here changes it there. */
class ChannelPropertiesTest {

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ChannelProperties(null, List.of(), null, "threat-monitor@localhost"));
    }

    @Test
    void takesAnEmptyKeyForNone() {
        assertThat(bind(Map.of("threat-monitor.notification.secret-key", "")).secretKey()).isNull();
    }

    @Test
    void tellsNoLogItsKeys() {
        var settings =
                Map.of(
                        "threat-monitor.notification.secret-key", "hunter2",
                        "threat-monitor.notification.previous-secret-keys", "hunter1");

        assertThat(bind(settings).toString()).doesNotContain("hunter");
    }

    private static ChannelProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("threat-monitor.notification", ChannelProperties.class);
    }
}
