package io.threatmonitor.alert.suppression;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What someone wants a silence to be.
 *
 * @param maxSeverity nothing more severe is hidden
 * @param startsAt when it begins to hide; now, or as it was, where nothing is said
 * @param endsWhenUnmatchedFor after how long in force without a match it ends by itself; never
 *     where null
 */
record SilenceRequest(
        @NotBlank @Size(max = 1000) @NoNul String reason,
        @NotNull @Valid SilenceMatchers matchers,
        @NotNull Severity maxSeverity,
        @Nullable Instant startsAt,
        @NotNull Instant endsAt,
        @Valid @Nullable Recurrence recurrence,
        @Schema(
                        description =
                                "It ends by itself when it has matched nothing for so long, PT1M to"
                                        + " P90D. The time between the windows of a recurrence does"
                                        + " not count.")
                @Nullable Duration endsWhenUnmatchedFor) {

    SilenceRequest startingAt(Instant start) {
        return new SilenceRequest(
                reason, matchers, maxSeverity, start, endsAt, recurrence, endsWhenUnmatchedFor);
    }
}
