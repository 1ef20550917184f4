package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Instant;

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
        var rows = queries.rows(filter, moment, sort, page);
        boolean whole = page.cursor() == null && rows.size() <= page.limit();
        long count = whole ? rows.size() : counts.count(filter, moment, sort);
        return Pages.of(page, rows, count, sort::placeOf);
    }
}
