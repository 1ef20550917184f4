package io.threatmonitor.alert.notification.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.notification.routes.GroupDefinition.Member;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

class GroupDefinitionTest {

    private final GroupDefinition weeks =
            new GroupDefinition(
                    ZoneId.of("Europe/Berlin"),
                    LocalDate.of(2026, 3, 2),
                    LocalTime.of(9, 0),
                    7,
                    List.of(member("ann"), member("bob"), member("cem")));

    /** In the second week the clocks of Berlin have long gone forward. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00+01:00, ann",
        "2026-03-09T08:59:59+01:00, ann",
        "2026-03-09T09:00:00+01:00, bob",
        "2026-03-16T09:00:00+01:00, cem",
        "2026-03-23T09:00:00+01:00, ann",
        "2026-03-30T08:59:59+02:00, ann",
        "2026-03-30T09:00:00+02:00, bob",
        "2026-03-02T08:59:59+01:00, cem",
        "2026-02-23T08:59:59+01:00, bob",
        "2027-03-01T09:00:00+01:00, bob"
    })
    void takesTurns(String moment, String onCall) {
        assertThat(weeks.onCallAt(ZonedDateTime.parse(moment).toInstant()).name())
                .isEqualTo(onCall);
    }

    private static Member member(String name) {
        return new Member(name, List.of(UUID.randomUUID()));
    }
}
