package io.threatmonitor.alert.notification.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;

class HoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EnumSet<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** 2026-03-02 is a Monday; the clocks of Berlin go forward on Sunday, 2026-03-29. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00+01:00, true",
        "2026-03-02T07:59:59+01:00, false",
        "2026-03-02T17:59:59+01:00, true",
        "2026-03-02T18:00:00+01:00, false",
        "2026-03-07T12:00:00+01:00, false",
        "2026-03-27T07:30:00+01:00, false",
        "2026-03-30T08:30:00+02:00, true",
        "2026-03-30T07:30:00+02:00, false",
        "2026-03-02T23:30:00-08:00, true"
    })
    void holdByTheClocksOfTheirZone(String moment, boolean included) {
        var hours = new Hours(WORKDAYS, LocalTime.of(8, 0), LocalTime.of(18, 0), BERLIN);

        assertThat(hours.include(ZonedDateTime.parse(moment).toInstant())).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:00:00+01:00, true",
        "2026-03-07T05:59:59+01:00, true",
        "2026-03-07T06:00:00+01:00, false",
        "2026-03-07T22:00:00+01:00, false",
        "2026-03-09T05:00:00+01:00, false",
        "2026-03-06T21:59:59+01:00, false"
    })
    void goOnAfterMidnight(String moment, boolean included) {
        var nights = new Hours(WORKDAYS, LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN);

        assertThat(nights.include(ZonedDateTime.parse(moment).toInstant())).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T00:00:00+01:00, true",
        "2026-03-07T23:59:59+01:00, true",
        "2026-03-08T00:00:00+01:00, false"
    })
    void areAWholeDayFromMidnightToMidnight(String moment, boolean included) {
        var saturday =
                new Hours(
                        EnumSet.of(DayOfWeek.SATURDAY),
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        BERLIN);

        assertThat(saturday.include(ZonedDateTime.parse(moment).toInstant())).isEqualTo(included);
    }
}
