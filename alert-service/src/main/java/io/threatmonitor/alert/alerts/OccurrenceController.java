package io.threatmonitor.alert.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;

/** What an alert stands for, over HTTP. */
@RestController
@Tag(name = "alerts")
class OccurrenceController {

    private final AlertQueries alerts;
    private final Occurrences occurrences;

    OccurrenceController(AlertQueries alerts, Occurrences occurrences) {
        this.alerts = alerts;
        this.occurrences = occurrences;
    }

    @GetMapping("/api/v1/alerts/{idOrNumber}/occurrences")
    @Operation(
            operationId = "listOccurrences",
            summary = "The detections that an alert stands for, with their events, newest first")
    Envelope<Page<Occurrence>> list(
            @PathVariable String idOrNumber,
            @Parameter(description = "Occurrences a page, 1 to 200") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "From the next or previous link of another page")
                    @RequestParam(required = false)
                    @Nullable String cursor) {
        var page = PageRequest.of(cursor, limit);
        AlertSnapshot alert =
                AlertReference.parse(idOrNumber)
                        .flatMap(alerts::alert)
                        .orElseThrow(AlertLifecycle::noSuchAlert);
        MatchCount counted = occurrences.count(alert.id());
        boolean isOnlyOne = counted.count() == 0;
        List<Occurrence> rows =
                isOnlyOne && page.cursor() == null
                        ? List.of(Occurrence.onlyOneOf(alert))
                        : occurrences.rows(alert.id(), page);
        return Envelope.of(
                "Occurrences of alert " + alert.number(),
                Pages.of(
                        page,
                        rows,
                        () -> isOnlyOne ? MatchCount.of(1) : counted,
                        OccurrenceController::placeOf));
    }

    private static Cursor placeOf(Occurrence occurrence, Cursor.Direction direction) {
        return new Cursor(
                occurrence.receivedAt(),
                Objects.requireNonNull(occurrence.detectionId()),
                direction);
    }
}
