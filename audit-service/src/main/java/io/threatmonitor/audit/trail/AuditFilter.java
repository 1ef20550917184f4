package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which actions are asked for. What is null or empty is not filtered by.
 *
 * @param actor id or username
 * @param actions any of these
 * @param outcomes any of these
 * @param from inclusive
 * @param to exclusive
 */
record AuditFilter(
        @Nullable String actor,
        List<String> actions,
        @Nullable String module,
        List<Outcome> outcomes,
        @Nullable Instant from,
        @Nullable Instant to) {

    AuditFilter {
        actor = searchable("actor", actor);
        module = searchable("module", module);
        actions.forEach(action -> searchable("action", action));
        actions = actions.stream().distinct().sorted().toList();
        outcomes = outcomes.stream().distinct().sorted().toList();
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
    }

    /**
     * The same with its times at the start of their {@code step}s: alike for a window that moves.
     */
    AuditFilter roundedTo(Duration step) {
        return new AuditFilter(
                actor, actions, module, outcomes, startOf(step, from), startOf(step, to));
    }

    /** As it would stand in a query string, or {@code all}. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        add(parts, "actor", actor);
        add(parts, "action", joined(actions));
        add(parts, "module", module);
        add(parts, "outcome", joined(outcomes).toLowerCase(Locale.ROOT));
        add(parts, "from", from);
        add(parts, "to", to);
        return parts.isEmpty() ? "all" : String.join("&", parts);
    }

    private static @Nullable String searchable(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.indexOf('\0') >= 0) {
            throw ApiException.invalid(field, "must not contain the character U+0000");
        }
        return value;
    }

    private static @Nullable Instant startOf(Duration step, @Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        long seconds = Math.max(1, step.toSeconds());
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    private static String joined(Collection<?> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            parts.add(name + "=" + value);
        }
    }
}
