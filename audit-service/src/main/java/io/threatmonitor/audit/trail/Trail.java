package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The recorded actions, for reading. */
@Repository
class Trail {

    private static final String COLUMNS = "occurred_at, id, received";

    private final JdbcClient jdbc;
    private final NewestFirst<TrailEntry> list;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc, COLUMNS, "recorded_action", "occurred_at", "id", TrailEntry::read);
    }

    /** One more than the page holds, as {@link Pages} wants them. */
    List<TrailEntry> find(AuditFilter filter, TrailScope scope, PageRequest page) {
        return list.rows(where(filter, scope), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count(AuditFilter filter, TrailScope scope) {
        return list.count(where(filter, scope));
    }

    Optional<TrailEntry> find(UUID id, TrailScope scope) {
        String sql =
                """
                select %s from recorded_action
                where id = :id and (cast(:owner as text) is null or actor_id = :owner)
                """
                        .formatted(COLUMNS);
        return jdbc.sql(sql)
                .param("id", id)
                .param("owner", scope.ownerId())
                .query(TrailEntry::read)
                .optional();
    }

    private static Where where(AuditFilter filter, TrailScope scope) {
        return new Where()
                .and("actor_id = :owner", "owner", scope.ownerId())
                .and("(actor_id = :actor or actor_username = :actor)", "actor", filter.actor())
                .anyOf("action", filter.actions())
                .is("module", filter.module())
                .anyOf("outcome", filter.outcomes().stream().map(Trail::word).toList())
                .and("occurred_at >= :from", "from", filter.from())
                .and("occurred_at < :to", "to", filter.to());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
