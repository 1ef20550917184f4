package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Changes many alerts, some hundred in a transaction: few enough that nobody waits long for their
 * rows, and that what others raise meanwhile leaves the outbox between them. Thread-safe.
 */
@Service
class BulkEdits {

    private static final Logger log = LoggerFactory.getLogger(BulkEdits.class);
    private static final int BATCH = 250;

    private final AlertLifecycle lifecycle;
    private final AlertQueries queries;

    BulkEdits(AlertLifecycle lifecycle, AlertQueries queries) {
        this.lifecycle = lifecycle;
        this.queries = queries;
    }

    /**
     * Finds the alerts that {@code edit} is about; an alert that it names twice is there once.
     *
     * @throws ApiException {@code validation_failed}, also when the filter matches too many
     */
    BulkSelection select(BulkEdit edit, Caller caller) {
        edit.validate();
        AlertFilter filter = edit.filter();
        return filter == null
                ? named(edit)
                : new BulkSelection(matching(filter.askedBy(caller.name())), List.of());
    }

    /**
     * Changes what is selected, and tells {@code progress} what became of each alert once it is
     * committed. After a failure of the database the alerts that are left are refused with {@code
     * unavailable}; asking again for the same does no harm.
     */
    void run(
            BulkSelection selection,
            AlertEdit change,
            Caller caller,
            Consumer<List<BulkResult>> progress) {
        if (!selection.unknown().isEmpty()) {
            progress.accept(selection.unknown().stream().map(BulkResult::unknown).toList());
        }
        List<BulkTarget> targets = selection.targets();
        for (int from = 0; from < targets.size(); from += BATCH) {
            var batch = targets.subList(from, Math.min(from + BATCH, targets.size()));
            List<BulkResult> results;
            try {
                results = lifecycle.changeEach(batch, change, caller);
            } catch (RuntimeException e) {
                log.error("A change of many alerts stopped after {} of them", from, e);
                progress.accept(notDone(targets.subList(from, targets.size())));
                return;
            }
            progress.accept(results);
        }
    }

    private static List<BulkResult> notDone(List<BulkTarget> targets) {
        var why = ApiException.of(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.sentence());
        return targets.stream().map(target -> BulkResult.refused(target, why)).toList();
    }

    private List<BulkTarget> matching(AlertFilter filter) {
        List<BulkTarget> targets = queries.targets(filter, BulkEdit.MOST + 1);
        if (targets.size() > BulkEdit.MOST) {
            throw ApiException.invalid(
                    "filter",
                    "matches more than %,d alerts; narrow it, such as by time"
                            .formatted(BulkEdit.MOST));
        }
        return targets;
    }

    private BulkSelection named(BulkEdit edit) {
        var references = new LinkedHashMap<String, AlertReference>();
        for (String name : Objects.requireNonNullElse(edit.ids(), List.<String>of())) {
            references.put(name, AlertReference.parse(name).orElse(AlertReference.NOTHING));
        }
        Map<AlertReference, UUID> ids = queries.ids(references.values());
        var targets = new LinkedHashMap<UUID, BulkTarget>();
        var unknown = new ArrayList<String>();
        references.forEach((name, reference) -> {
            UUID id = ids.get(reference);
            if (id == null) {
                unknown.add(name);
            } else {
                targets.putIfAbsent(id, new BulkTarget(name, id, edit.versionOf(name)));
            }
        });
        return new BulkSelection(List.copyOf(targets.values()), unknown);
    }
}
