package io.threatmonitor.ingest.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Duration;

/** How many events arrived, for charts. */
@RestController
@Tag(name = "Events")
final class EventStatsController {

    private final EventCounts counts;
    private final Clock clock;

    EventStatsController(EventCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping("/api/v1/events/stats")
    @Operation(
            operationId = "getEventStats",
            summary = "Count events by time and severity",
            description = "The last 24 hours before the end, which is now, unless asked otherwise")
    @EventFilterParameters
    Envelope<EventStats> statistics(
            EventFilter filter,
            @Parameter(
                            description =
                                    "The length of a bucket (ISO 8601); one that a chart shows well"
                                            + " if absent",
                            schema =
                                    @Schema(type = "string", format = "duration", example = "PT1H"))
                    @RequestParam(required = false)
                    @Nullable Duration bucket) {
        var window = StatsWindow.of(filter.from(), filter.to(), bucket, clock.instant());
        return Envelope.of("Event statistics", counts.in(window, filter));
    }
}
