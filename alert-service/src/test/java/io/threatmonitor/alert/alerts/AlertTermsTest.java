package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a silence hides is what the same filter of the list shows. */
@SinkTest
class AlertTermsTest {

    private final AlertLifecycle lifecycle;
    private final ApiClient analyst;

    AlertTermsTest(AlertLifecycle lifecycle, ApiClient api, TestIssuer issuer) {
        this.lifecycle = lifecycle;
        this.analyst = api.as(issuer.analyst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule | test-brute-force | true",
                "rule | TEST-BRUTE-FORCE,other | true",
                "rule | test | false",
                "technique | T1110 | true",
                "technique | t1110.001 | true",
                "technique | T11 | false",
                "entity | 2001:db8::7 | true",
                "entity | ip:2001:DB8::7 | true",
                "entity | user:Root | true",
                "entity | host:root | false",
                "q | Something is where | true",
                "q | SHOULD brute | true",
                "q | db8 7 root | true",
                "q | shoul | false",
                "q | something else | false"
            })
    void agreeWithTheDatabase(String filter, String value, boolean matches) {
        String source = "terms-" + UUID.randomUUID();
        Detection detection =
                Detections.bruteForceIn(
                        SecurityEvents.about(
                                source,
                                SecurityEvents.involving("2001:db8::7", Map.of("user", "root"))));
        lifecycle.raise(List.of(detection));

        assertThat(shows(source, filter, value)).isEqualTo(matches);
        assertThat(hides(detection, filter, value)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "back\\slash", "{braces}", "null", "O'Neil", "ÄRGER"})
    void areWhateverPeopleAreCalled(String user) {
        String source = "terms-" + UUID.randomUUID();
        lifecycle.raise(
                List.of(
                        Detections.bruteForceIn(
                                SecurityEvents.about(
                                        source,
                                        SecurityEvents.involving(
                                                "2001:db8::7", Map.of("user", user))))));

        assertThat(shows(source, "entity", "user:" + user)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u6f22", "x"})
    void areWhateverADescriptionIsMadeOf(String character) {
        String source = "terms-" + UUID.randomUUID();
        String description = "begins " + character.repeat(9_000);
        lifecycle.raise(
                List.of(
                        Detections.bruteForceIn(
                                SecurityEvents.about(
                                        source, SecurityEvents.described(description)))));

        assertThat(shows(source, "q", "begins " + character.repeat(100))).isTrue();
    }

    private boolean shows(String source, String filter, String value) {
        String query =
                "/api/v1/alerts?source_name=%s&%s=%s"
                        .formatted(
                                source, filter, URLEncoder.encode(value, StandardCharsets.UTF_8));
        return !analyst.get(query).results(AlertSnapshot.class).isEmpty();
    }

    private static boolean hides(Detection detection, String filter, String value) {
        List<String> values = List.of(value.split(",", -1));
        AlertFilter wanted =
                switch (filter) {
                    case "rule" -> AlertFilter.about(values, null, null, null, null);
                    case "entity" -> AlertFilter.about(null, values, null, null, null);
                    case "technique" -> AlertFilter.about(null, null, values, null, null);
                    default -> AlertFilter.about(null, null, null, null, value);
                };
        return AlertMatcher.of(wanted)
                .matches(AlertTerms.of(Alert.raisedBy(detection, detection.detectedAt())));
    }
}
