package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The README lists these; whoever changes one here changes it there. */
class ChannelPropertiesTest {

    private static final String GATEWAY = "../gateway/src/main/resources/application.yml";
    private static final String RESPONSE_TIMEOUT =
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout";

    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ChannelProperties(
                                null,
                                List.of(),
                                null,
                                "threat-monitor@localhost",
                                Duration.ofSeconds(10)));
    }

    /** Or it would say that we do not answer, and not what is wrong with the receiver. */
    @Test
    void hasTestsEndWellBeforeTheGatewayGivesUp() throws IOException {
        Object patience =
                new YamlPropertySourceLoader()
                        .load("gateway", new FileSystemResource(GATEWAY)).stream()
                                .map(source -> source.getProperty(RESPONSE_TIMEOUT))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow();

        assertThat(bind(Map.of()).testDeadline().plusSeconds(3))
                .isLessThan(DurationStyle.detectAndParse(patience.toString()));
    }

    @Test
    void namesTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> bind(Map.of("threat-monitor.notification.test-deadline", "0s")))
                .rootCause()
                .hasMessageContaining("test-deadline");
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
