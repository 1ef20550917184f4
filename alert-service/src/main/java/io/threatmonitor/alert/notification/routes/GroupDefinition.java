package io.threatmonitor.alert.notification.routes;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.alert.notification.setup.EntryKind;
import io.threatmonitor.alert.notification.setup.EntryType;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * People who take turns.
 *
 * @param zone whose clocks and calendar count
 * @param firstDay when the first member's first turn begins
 * @param handoff at what time of day a turn begins
 * @param days how many days a turn lasts
 */
public record GroupDefinition(
        @NotNull @Schema(type = "string", example = "Europe/Berlin") ZoneId zone,
        @NotNull LocalDate firstDay,
        @NotNull @Schema(type = "string", format = "time", example = "08:00") LocalTime handoff,
        @Min(1) @Max(366) int days,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Member> members) {

    public static final EntryType<GroupDefinition> TYPE =
            new EntryType<>(EntryKind.GROUP, GroupDefinition.class);

    /** One of a group, and how to tell them. */
    public record Member(
            @NotNull @Size(min = 1, max = 100) @NoNul String name,
            @NotEmpty @Size(max = 10) List<@NotNull UUID> channels) {}

    /** Whose turn it is; before the first day as if the turns had always gone on. */
    Member onCallAt(Instant moment) {
        var local = moment.atZone(zone).toLocalDateTime();
        LocalDate day = local.toLocalDate();
        LocalDate turnDay = local.toLocalTime().isBefore(handoff) ? day.minusDays(1) : day;
        long turn = Math.floorDiv(ChronoUnit.DAYS.between(firstDay, turnDay), (long) days);
        return members.get(Math.floorMod(turn, members.size()));
    }
}
