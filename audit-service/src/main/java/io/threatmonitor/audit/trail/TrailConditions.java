package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.Cursor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code where} of a question: only what is asked for, so that an index can serve it. */
final class TrailConditions {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new HashMap<>();

    private TrailConditions() {}

    static TrailConditions of(AuditFilter filter, TrailScope scope) {
        var where = new TrailConditions();
        where.add("actor_id = :owner", "owner", scope.ownerId());
        where.add("(actor_id = :actor or actor_username = :actor)", "actor", filter.actor());
        where.add("action in (:actions)", "actions", unlessEmpty(filter.actions()));
        where.add("module = :module", "module", filter.module());
        where.add("outcome in (:outcomes)", "outcomes", unlessEmpty(names(filter.outcomes())));
        where.add("occurred_at >= :from", "from", timestamp(filter.from()));
        where.add("occurred_at < :to", "to", timestamp(filter.to()));
        return where;
    }

    /** Only what lies beyond {@code cursor}; everything without one. */
    TrailConditions beyond(@Nullable Cursor cursor) {
        if (cursor != null) {
            String side =
                    switch (cursor.direction()) {
                        case OLDER -> "<";
                        case NEWER -> ">";
                    };
            conditions.add("(occurred_at, id) " + side + " (:place_at, :place_id)");
            parameters.put("place_at", cursor.at().atOffset(ZoneOffset.UTC));
            parameters.put("place_id", cursor.id());
        }
        return this;
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    private static @Nullable List<String> unlessEmpty(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    private static List<String> names(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
