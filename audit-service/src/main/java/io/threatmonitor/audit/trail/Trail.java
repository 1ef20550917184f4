package io.threatmonitor.audit.trail;

import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The recorded actions, for reading. */
@Repository
class Trail {

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One more than the page holds, as {@link Pages} wants them. */
    List<TrailEntry> find(AuditFilter filter, TrailScope scope, PageRequest page) {
        var where = TrailConditions.of(filter, scope).beyond(page.cursor());
        String order = page.towardsNewer() ? "asc" : "desc";
        String sql =
                """
                select occurred_at, id, received from recorded_action
                where %s
                order by occurred_at %s, id %s
                limit :rows
                """
                        .formatted(where.sql(), order, order);
        return jdbc.sql(sql)
                .params(where.parameters())
                .param("rows", page.limit() + 1)
                .query(TrailEntry::read)
                .list();
    }

    /** How many there are, counted no further than {@link Pages#EXACT_COUNT_LIMIT} + 1. */
    long count(AuditFilter filter, TrailScope scope) {
        var where = TrailConditions.of(filter, scope);
        String sql =
                """
                select count(*) from
                    (select from recorded_action where %s limit :rows) as counted
                """
                        .formatted(where.sql());
        return jdbc.sql(sql)
                .params(where.parameters())
                .param("rows", Pages.EXACT_COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    Optional<TrailEntry> find(UUID id, TrailScope scope) {
        String sql =
                """
                select occurred_at, id, received from recorded_action
                where id = :id and (cast(:owner as text) is null or actor_id = :owner)
                """;
        return jdbc.sql(sql)
                .param("id", id)
                .param("owner", scope.ownerId())
                .query(TrailEntry::read)
                .optional();
    }
}
