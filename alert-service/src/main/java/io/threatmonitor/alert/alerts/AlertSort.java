package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.kit.api.Cursor;

import java.time.Instant;
import java.util.function.Function;

/**
 * In which order a list shows alerts. Each order is the order of an index, and unambiguous by the
 * id at its end.
 */
public enum AlertSort {
    NEWEST("created_at", AlertSnapshot::createdAt, "desc"),
    OLDEST("created_at", AlertSnapshot::createdAt, "asc"),
    LAST_CHANGED("updated_at", AlertSnapshot::updatedAt, "desc"),
    /** The newest of the most severe first. */
    MOST_SEVERE("severity_rank, created_at", AlertSnapshot::createdAt, "desc"),
    /** Only what waits for someone until a deadline; what is overdue comes first. */
    DUE_SOONEST("deadline", Deadlines::nextOf, "asc");

    private final String columns;
    private final Function<AlertSnapshot, Instant> time;
    private final String direction;

    AlertSort(String columns, Function<AlertSnapshot, Instant> time, String direction) {
        this.columns = columns;
        this.time = time;
        this.direction = direction;
    }

    Cursor placeOf(AlertSnapshot alert, Cursor.Direction direction) {
        return new Cursor(time.apply(alert), alert.id(), direction);
    }

    /** The {@code order by} of a page; towards the top of the list it is turned around. */
    String order(boolean towardsTop) {
        String way = descends(towardsTop) ? " desc" : " asc";
        return columns.replace(",", way + ",") + way + ", id" + way;
    }

    /** Adds the condition that an alert has a place in this order. */
    Conditions narrow(Conditions conditions) {
        return this == DUE_SOONEST ? conditions.and("deadline is not null") : conditions;
    }

    /** The condition of a page that begins at {@code :cursor_at, :cursor_id}. */
    String beyond(boolean towardsTop) {
        String rank = this == MOST_SEVERE ? SEVERITY_OF_CURSOR : "";
        return "(%s, id) %s (%s:cursor_at, :cursor_id)"
                .formatted(columns, descends(towardsTop) ? "<" : ">", rank);
    }

    private boolean descends(boolean towardsTop) {
        return direction.equals("desc") != towardsTop;
    }

    /** The severity of an alert never changes, so the cursor need not carry it. */
    private static final String SEVERITY_OF_CURSOR =
            "(select severity_rank from alert where id = :cursor_id), ";
}
