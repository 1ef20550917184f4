package io.threatmonitor.alert.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people ask for when they silence something. */
final class SilencesUnderTest {

    static final String PATH = "/api/v1/silences";

    private SilencesUnderTest() {}

    /** Hides what is about {@code source} and not critical, for an hour. */
    static Map<String, Object> of(String source) {
        return Map.of(
                "reason",
                "A migration of " + source,
                "matchers",
                Map.of("source_name", List.of(source)),
                "max_severity",
                "high",
                "ends_at",
                Instant.now().plus(Duration.ofHours(1)).toString());
    }

    static Map<String, Object> with(Map<String, Object> silence, String field, Object value) {
        var changed = new HashMap<>(silence);
        changed.put(field, value);
        return changed;
    }

    /** The path of a silence that is active. */
    static String active(ApiClient admin, Map<String, Object> silence) {
        ApiAnswer answer = admin.post(PATH, silence);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.data().required("state").asString()).isEqualTo("active");
        return pathOf(answer);
    }

    static String pathOf(ApiAnswer answer) {
        return PATH + "/" + answer.data().required("id").asString();
    }
}
