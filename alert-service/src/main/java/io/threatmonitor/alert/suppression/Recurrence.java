package io.threatmonitor.alert.suppression;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a silence that comes and goes is in force. Its start is the {@code DTSTART} of the rule.
 *
 * @param rule a recurrence rule (RFC 5545 section 3.3.10), hourly or rarer
 * @param duration how long it is in force each time
 * @param timeZone whose clocks the rule goes by
 */
record Recurrence(
        @NotNull @Size(min = 1, max = 500) @Schema(example = "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2")
                String rule,
        @NotNull @Schema(type = "string", format = "duration", example = "PT4H") Duration duration,
        @NotNull @Schema(type = "string", example = "Europe/Berlin") ZoneId timeZone) {}
