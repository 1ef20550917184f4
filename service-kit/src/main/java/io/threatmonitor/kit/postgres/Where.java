package io.threatmonitor.kit.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code where} clause of one query, with the values of its parameters: only what is asked for,
 * so that an index can serve it. Not thread-safe.
 */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * @param parameter which the condition has
     * @param value without which there is no such condition
     */
    public Where and(String condition, String parameter, @Nullable Object value) {
        return value == null ? this : and(condition).value(parameter, value);
    }

    /**
     * @param value any that JDBC takes, or an instant
     */
    public Where value(String parameter, Object value) {
        values.put(
                parameter,
                value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    public Where is(String column, @Nullable Object value) {
        return and("%s = :%s".formatted(column, column), column, value);
    }

    /** That a column of texts has one of {@code texts}; anything where there are none. */
    public Where anyOf(String column, Collection<String> texts) {
        return texts.isEmpty() ? this : and(oneOf(column, "text", texts));
    }

    /**
     * A condition for others to use. Of a single value, an index of the column gives the rows in
     * the order that comes after.
     *
     * @param type of the column
     * @param wanted at least one
     */
    public String oneOf(String column, String type, Collection<?> wanted) {
        boolean single = wanted.size() == 1;
        value(
                column,
                single ? wanted.iterator().next() : new SqlArrayValue(type, wanted.toArray()));
        return (single ? "%s = :%s" : "%s = any (:%s)").formatted(column, column);
    }

    public Map<String, Object> values() {
        return values;
    }

    /** Starts with {@code where}; empty without a condition. */
    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Where copy() {
        var copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }
}
