package io.threatmonitor.alert.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.alert.alerts.Span;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

class WindowsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Sunday, in winter. */
    private static final Instant FIRST = Instant.parse("2026-01-04T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-04T00:59:59Z, false",
        "2026-01-04T01:00:00Z, true",
        "2026-01-04T04:59:59Z, true",
        "2026-01-04T05:00:00Z, false",
        "2026-01-05T01:00:00Z, false",
        "2026-01-11T03:00:00Z, true",
        // at two o'clock in Berlin, also in summer
        "2026-07-05T00:00:00Z, true",
        "2026-07-05T03:59:59Z, true",
        "2026-07-05T04:00:00Z, false"
    })
    void comeEachWeekByTheClocksOfTheirZone(Instant moment, boolean inForce) {
        var windows = windows("FREQ=WEEKLY;BYDAY=SU", "PT4H");

        assertThat(windows.include(moment)).isEqualTo(inForce);
    }

    @Test
    void answerInAnyOrder() {
        var windows = windows("FREQ=DAILY", "PT1H");

        for (int round = 0; round < 2; round++) {
            assertThat(windows.include(FIRST.plus(Duration.ofDays(9)))).isTrue();
            assertThat(windows.include(FIRST.plus(Duration.ofHours(3)))).isFalse();
            assertThat(windows.include(FIRST.plus(Duration.ofMinutes(59)))).isTrue();
            assertThat(windows.include(FIRST.minusSeconds(1))).isFalse();
            assertThat(windows.include(FIRST.plus(Duration.ofHours(23)))).isFalse();
        }
    }

    @Test
    void overlapWhereTheyAreLongerThanTheTimeBetweenThem() {
        var windows = windows("FREQ=DAILY;COUNT=2", "P2D");

        assertThat(windows.include(FIRST.plus(Duration.ofHours(71)))).isTrue();
        assertThat(windows.include(FIRST.plus(Duration.ofHours(73)))).isFalse();
    }

    @Test
    void endWithTheirRule() {
        var windows = windows("FREQ=DAILY;COUNT=3", "PT1H");

        assertThat(windows.include(FIRST.plus(Duration.ofDays(2)))).isTrue();
        assertThat(windows.include(FIRST.plus(Duration.ofDays(3)))).isFalse();
    }

    @Test
    void areListedBetweenTwoTimes() {
        var windows = windows("FREQ=DAILY", "PT1H");

        assertThat(
                        windows.between(
                                FIRST.plus(Duration.ofMinutes(30)), FIRST.plus(Duration.ofDays(2))))
                .containsExactly(hour(FIRST), hour(FIRST.plus(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY, PT1H, 0, 48, 2",
        "FREQ=DAILY, PT4H, 1, 26, 5",
        "FREQ=DAILY, PT4H, 4, 24, 0",
        "FREQ=DAILY, PT30H, 0, 48, 48",
        "FREQ=DAILY;COUNT=2, P2D, 1, 100, 71"
    })
    void lastSoLongBetweenTwoTimes(String rule, String length, int from, int to, int hours) {
        var windows = windows(rule, length);

        assertThat(
                        windows.timeBetween(
                                FIRST.plus(Duration.ofHours(from)),
                                FIRST.plus(Duration.ofHours(to))))
                .isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;BYDAY=SU, 2025-12-28T01:00:00Z, 2025-12-21T01:00:00Z",
        "FREQ=WEEKLY;INTERVAL=2, 2025-12-21T01:00:00Z, 2025-12-07T01:00:00Z",
        "FREQ=DAILY;UNTIL=20260110T000000Z, 2026-01-03T01:00:00Z, 2026-01-02T01:00:00Z",
        "FREQ=MONTHLY;BYMONTHDAY=4, 2025-12-04T01:00:00Z, 2025-11-04T01:00:00Z"
    })
    void canBeAskedAsIfTheyHadBegunBefore(String rule, Instant last, Instant lastButOne) {
        var windows = windows(rule, "PT1H").since(FIRST.minus(Duration.ofDays(90)));

        List<Span> before = windows.between(FIRST.minus(Duration.ofDays(90)), FIRST);

        assertThat(before).contains(hour(last), hour(lastButOne));
        assertThat(before.getLast()).isEqualTo(hour(last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every day",
                "BYDAY=SU",
                "FREQ=SOMETIMES",
                "FREQ=DAILY;COUNT=x",
                "FREQ=MINUTELY",
                "FREQ=DAILY;RSCALE=JULIAN",
                ""
            })
    void refuseWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> windows(rule, "PT1H"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverComeWhereARuleLeadsNowhere() {
        var windows = windows("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "PT1H");

        assertThat(windows.include(FIRST.plus(Duration.ofDays(60)))).isFalse();
    }

    private static Windows windows(String rule, String duration) {
        return new Windows(new Recurrence(rule, Duration.parse(duration), BERLIN), FIRST);
    }

    private static Span hour(Instant from) {
        return new Span(from, from.plus(Duration.ofHours(1)));
    }
}
