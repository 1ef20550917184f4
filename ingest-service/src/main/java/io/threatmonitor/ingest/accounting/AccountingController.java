package io.threatmonitor.ingest.accounting;

import static java.util.Objects.requireNonNullElseGet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The accounts over HTTP. */
@RestController
@RequestMapping("/api/v1/sensors")
@Tag(name = "Sensors")
class AccountingController {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final Accounts accounts;
    private final Clock clock;

    AccountingController(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/accounting")
    @Operation(
            operationId = "accountForAllSensors",
            summary = "What became of all events, by hour and sensor; the last day unless asked")
    Envelope<Reconciliation> all(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return answer(from, to, null);
    }

    @GetMapping("/{id}/accounting")
    @Operation(
            operationId = "accountForSensor",
            summary = "What became of a sensor's events, by hour; the last day unless asked")
    Envelope<Reconciliation> one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return answer(from, to, id);
    }

    private Envelope<Reconciliation> answer(
            @Nullable Instant from, @Nullable Instant to, @Nullable String sensorId) {
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
        Instant end = requireNonNullElseGet(to, () -> clock.instant().plusSeconds(1));
        Instant start = requireNonNullElseGet(from, () -> end.minus(Duration.ofDays(1)));
        if (!start.isBefore(end) || start.plus(LONGEST).isBefore(end)) {
            throw ApiException.invalid("from", "must be before to, by at most 31 days");
        }
        return Envelope.of(
                "Accounts", accounts.between(start.truncatedTo(ChronoUnit.HOURS), end, sensorId));
    }
}
