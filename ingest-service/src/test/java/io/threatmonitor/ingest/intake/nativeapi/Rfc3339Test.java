package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T14:05:00Z",
                "2026-11-22T14:05:00.1Z",
                "2026-11-22T14:05:00.123456Z",
                "2026-11-22T14:05:00.000000001Z",
                "2028-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "2026-11-22T14:05Z",
                "2026-11-22t14:05:00z",
                "2026-11-22T14:05:00+01:00",
                "2026-11-22T14:05:00.5-09:30",
                "+99999-01-01T00:00:00Z"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-22T14:05:00",
                "2026-11-22 14:05:00Z",
                "2026-11-22T14:05:00..1Z",
                "2026-11-22T14:05:00.1234567890Z",
                "2026-02-29T14:05:00Z",
                "2026-13-01T14:05:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T14:05:60Z",
                "2026-11-22T14:05:0\u0660Z",
                "2026-11-2-T14:05:00Z"
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
