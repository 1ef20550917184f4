package io.threatmonitor.ingest.intake.syslog.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class SenderTimesTest {

    private final SenderTimes times = at("2026-11-24T12:00:00Z", ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "Nov 24 11:59:58, 2026-11-24T11:59:58Z",
        "Nov  4 11:59:58, 2026-11-04T11:59:58Z",
        "Nov 4 11:59:58.123456, 2026-11-04T11:59:58.123456Z",
        "Nov 24 11:59:58.5, 2026-11-24T11:59:58.500Z",
        "Nov 24 2025 11:59:58, 2025-11-24T11:59:58Z",
        "2025 Nov 24 11:59:58, 2025-11-24T11:59:58Z",
        "Nov 24 11:59:58 2025, 2025-11-24T11:59:58Z",
        "Nov 24 11:59:58 UTC, 2026-11-24T11:59:58Z",
        "Nov 24 11:59:58 CST 2025, 2025-11-24T17:59:58Z",
        "Nov 24 2025 11:59:58.250 CET, 2025-11-24T10:59:58.250Z",
        "2026-11-24T11:59:58Z, 2026-11-24T11:59:58Z",
        "2026-11-24T11:59:58.123456789+01:00, 2026-11-24T10:59:58.123456Z",
        "2026-11-24T11:59:58+0100, 2026-11-24T10:59:58Z",
        "2026-11-24 11:59:58, 2026-11-24T11:59:58Z",
        "1790000000, 2026-09-21T14:13:20Z",
        "1790000000250, 2026-09-21T14:13:20.250Z"
    })
    void readsTimesAsTheyAreWritten(String text, Instant expected) {
        assertThat(times.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Nov 31 11:59:58",
                "Nov 0 11:59:58",
                "Nov 24 24:61:00",
                "Foo 24 11:59:58",
                "2026-13-01T00:00:00Z",
                "2026-11-24T11:59:58+99:00",
                "1969-12-31T23:59:59Z",
                "2031-01-01T00:00:00Z",
                "9999999999999"
            })
    void knowsNoTimeWhereNoneMakesSense(String text) {
        assertThat(times.read(text)).isNull();
    }

    @Test
    void takesTheYearInWhichTheTimeWasLast() {
        assertThat(times.read("Nov 26 00:00:00")).isEqualTo("2025-11-26T00:00:00Z");
        SenderTimes newYear = at("2027-01-01T00:00:10Z", ZoneOffset.UTC);
        assertThat(newYear.read("Dec 31 23:59:59")).isEqualTo("2026-12-31T23:59:59Z");
    }

    @Test
    void letsASendersClockRunAheadIntoTheNextYear() {
        SenderTimes lastDay = at("2026-12-31T23:59:50Z", ZoneOffset.UTC);
        assertThat(lastDay.read("Jan  1 00:00:05")).isEqualTo("2027-01-01T00:00:05Z");
    }

    @Test
    void findsTheLastLeapDay() {
        assertThat(at("2024-03-01T00:00:00Z", ZoneOffset.UTC).read("Feb 29 10:00:00"))
                .isEqualTo("2024-02-29T10:00:00Z");
        assertThat(times.read("Feb 29 10:00:00")).isNull();
    }

    @Test
    void readsTimesWithoutAZoneInTheOneThatIsSet() {
        SenderTimes berlin = at("2026-11-24T12:00:00Z", ZoneId.of("Europe/Berlin"));
        assertThat(berlin.read("Nov 24 12:59:58")).isEqualTo("2026-11-24T11:59:58Z");
        assertThat(berlin.read("Nov 24 11:59:58 UTC")).isEqualTo("2026-11-24T11:59:58Z");
    }

    @Test
    void readsASendersOwnPattern() {
        assertThat(times.read("24/11/2026 11:59", "dd/MM/yyyy HH:mm"))
                .isEqualTo("2026-11-24T11:59:00Z");
        assertThat(times.read("24/11/2026 11:59 +0100", "dd/MM/yyyy HH:mm Z"))
                .isEqualTo("2026-11-24T10:59:00Z");
        assertThat(times.read("24/11/2026", "no pattern")).isNull();
        assertThat(times.read("24/11/2026", "dd/MM/yyyy")).isNull();
    }

    private static SenderTimes at(String now, ZoneId zone) {
        return new SenderTimes(
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC), zone, Duration.ofDays(1));
    }
}
