package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class WireInstantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T19:10:56Z",
                "2026-11-24T19:10:56.1Z",
                "2026-11-24T19:10:56.123456Z",
                "2026-02-28T23:59:59.999999999Z",
                "2024-02-29T00:00:00.000000001Z",
                "1970-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.5Z",
            })
    void readsWhatJavaReads(String text) {
        assertThat(WireInstants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-24T19:10:56",
                "2026-11-24T19:10:56+01:00",
                "2026-11-24t19:10:56z",
                "2026-11-24T19:10Z",
                "2026-11-24T19:10:56.Z",
                "2026-11-24T19:10:56,5Z",
                "2026-11-24T19:10:56.1234567890Z",
                "2026-11-24T19:10:56.12x4Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-24T24:00:00Z",
                "2026-11-24T19:60:00Z",
                "2026-11-24T19:10:60Z",
                "+10000-01-01T00:00:00Z",
                "\u0662026-11-24T19:10:56Z",
            })
    void leavesOtherFormsToJackson(String text) {
        assertThat(WireInstants.parse(text)).isNull();
    }
}
