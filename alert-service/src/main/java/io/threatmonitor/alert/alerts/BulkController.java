package io.threatmonitor.alert.alerts;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.kit.caller.Caller;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Changes of many alerts over HTTP. */
@RestController
@Tag(name = "alerts")
class BulkController {

    private static final String PATH = "/api/v1/alerts/bulk";

    private final BulkEdits edits;
    private final JsonMapper json;

    BulkController(BulkEdits edits, JsonMapper json) {
        this.edits = edits;
        this.json = json;
    }

    @PostMapping(PATH)
    @Operation(
            operationId = "editAlerts",
            summary = "Change up to 10,000 alerts alike, named by id or by a filter",
            description =
                    "Each alert is changed as asked or not at all. With `Accept:"
                            + " application/x-ndjson` the results come as lines while the work"
                            + " goes on: `{\"kind\": \"started\", \"total\"}`, a `{\"kind\":"
                            + " \"result\"}` with the fields of a result per alert, and"
                            + " `{\"kind\": \"finished\"}` with the sums. Whoever goes away in"
                            + " between stops nothing.")
    Envelope<BulkSummary> edit(
            @Valid @RequestBody BulkEdit edit, @Parameter(hidden = true) Caller caller) {
        var results = new ArrayList<BulkResult>();
        edits.run(edits.select(edit, caller), edit.change(), caller, results::addAll);
        return Envelope.of("Alerts changed", BulkSummary.of(results));
    }

    @Hidden // the operation above describes it
    @PostMapping(path = PATH, produces = MediaType.APPLICATION_NDJSON_VALUE)
    void editAndTell(@Valid @RequestBody BulkEdit edit, Caller caller, HttpServletResponse response)
            throws IOException {
        BulkSelection selection = edits.select(edit, caller);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var lines = new BulkLines(response.getOutputStream(), json);
        lines.write(List.of(new BulkLine.Started(selection.size())));
        var results = new ArrayList<BulkResult>();
        edits.run(
                selection,
                edit.change(),
                caller,
                batch -> {
                    results.addAll(batch);
                    lines.write(batch.stream().map(BulkLine.Result::new).toList());
                });
        BulkSummary sums = BulkSummary.of(results);
        lines.write(
                List.of(new BulkLine.Finished(sums.changed(), sums.unchanged(), sums.refused())));
    }
}
