package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Instant;
import java.util.List;

/** Lists of alerts, a page at a time, with links relative to the current request. Thread-safe. */
@Service
public class AlertPages {

    private final AlertQueries queries;
    private final AlertCounts counts;

    AlertPages(AlertQueries queries, AlertCounts counts) {
        this.queries = queries;
        this.counts = counts;
    }

    /**
     * @param moment for the alerts as they were then, null for how they are
     */
    public Page<AlertSnapshot> page(
            AlertFilter filter, @Nullable Instant moment, AlertSort sort, PageRequest page) {
        return Pages.of(
                page,
                queries.rows(filter, moment, sort, page),
                () -> counts.count(filter, moment, sort),
                sort::placeOf);
    }

    /**
     * Those that match and were raised within one of {@code spans}, newest first.
     *
     * @param spans null for any time
     */
    public Page<AlertSnapshot> raisedWithin(
            AlertFilter filter, @Nullable List<Span> spans, PageRequest page) {
        return Pages.of(
                page,
                queries.raisedWithin(filter, spans, page),
                () -> counts.raisedWithin(filter, spans),
                AlertSort.NEWEST::placeOf);
    }
}
