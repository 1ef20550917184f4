package io.threatmonitor.alert.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.kit.api.ApiException;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The figures over HTTP; who may read alerts may read them. */
@RestController
@Tag(name = "alerts")
class StatisticsController {

    /** How many days one question may be about. */
    static final int MOST_DAYS = 90;

    private final StatisticsQueries alerts;
    private final ResponseDays responses;
    private final Clock clock;

    StatisticsController(StatisticsQueries alerts, ResponseDays responses, Clock clock) {
        this.alerts = alerts;
        this.responses = responses;
        this.clock = clock;
    }

    @GetMapping("/api/v1/alerts/stats")
    @Operation(
            operationId = "alertStatistics",
            summary = "How many alerts there are, and how long they wait for people")
    Envelope<AlertStatistics> statistics(
            @Parameter(description = "Days of response times, today included, 1 to 90")
                    @RequestParam(defaultValue = "30")
                    Integer days) {
        if (days < 1 || days > MOST_DAYS) {
            throw ApiException.invalid("days", "must be between 1 and " + MOST_DAYS);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var cells = responses.between(today.minusDays(days - 1L), today);
        return Envelope.of(
                "Statistics of alerts",
                AlertStatistics.of(
                        alerts.counters(),
                        ResponseReport.of(cells),
                        ServiceLevels.of(cells.values(), alerts.overdue())));
    }
}
