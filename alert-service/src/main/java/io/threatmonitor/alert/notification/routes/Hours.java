package io.threatmonitor.alert.notification.routes;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Hours of some days of the week, as the clocks of a zone show them.
 *
 * @param days on which the hours begin
 * @param from the first moment
 * @param to the first moment after; when it is not later than {@code from}, on the next day
 */
public record Hours(
        @NotEmpty Set<@NotNull DayOfWeek> days,
        @NotNull @Schema(type = "string", format = "time", example = "08:00") LocalTime from,
        @NotNull @Schema(type = "string", format = "time", example = "18:00") LocalTime to,
        @NotNull @Schema(type = "string", example = "Europe/Berlin") ZoneId zone) {

    boolean include(Instant moment) {
        var local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
        }
        boolean begunToday = days.contains(today) && !time.isBefore(from);
        boolean begunYesterday = days.contains(today.minus(1)) && time.isBefore(to);
        return begunToday || begunYesterday;
    }
}
