package io.threatmonitor.alert.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;

import java.util.HashMap;
import java.util.Map;

/** What tests do with the objectives, which all tests share: they put them back. */
record ObjectivesUnderTest(ApiClient admin) {

    static final String PATH = "/api/v1/sla";

    static final Map<String, Map<String, String>> DEFAULTS =
            Map.of(
                    "critical", Map.of("acknowledge", "PT15M", "resolve", "PT4H"),
                    "high", Map.of("acknowledge", "PT1H", "resolve", "PT24H"),
                    "medium", Map.of("acknowledge", "PT8H", "resolve", "PT120H"),
                    "low", Map.of("acknowledge", "PT24H", "resolve", "PT336H"));

    static Map<String, Object> with(String severity, Map<String, String> limits) {
        var objectives = new HashMap<String, Map<String, String>>(DEFAULTS);
        objectives.put(severity, limits);
        return Map.of("objectives", objectives);
    }

    ApiAnswer put(Object body) {
        return admin.send("PUT", PATH, body);
    }

    void putBack() {
        assertThat(put(Map.of("objectives", DEFAULTS)).status()).isEqualTo(200);
    }
}
