package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class SensorScopeTest {

    @ParameterizedTest
    @CsvSource({
        "web-01, web-01, true",
        "web-01, web-011, false",
        "web-*, web-01, true",
        "web-*, api-01, false",
        "*-prod, web-prod, true",
        "*-prod, web-prod-2, false",
        "a*b*c, a-bb-b-c, true",
        "a*b*c, a-c, false",
        "w.b, web, false",
        "*, anything, true"
    })
    void comparesSourcesWithPatterns(String pattern, String name, boolean allowed) {
        assertThat(new SensorScope(List.of(pattern), Set.of()).allowsSource(name))
                .isEqualTo(allowed);
    }

    @Test
    void allowsEverythingUnlessItSaysOtherwise() {
        assertThat(SensorScope.EVERYTHING.allowsSource("x")).isTrue();
        assertThat(SensorScope.EVERYTHING.allowsFormat("hec")).isTrue();
        assertThat(new SensorScope(List.of(), Set.of("native")).allowsFormat("hec")).isFalse();
    }
}
