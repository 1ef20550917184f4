package io.threatmonitor.audit.recording;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The append-only table. Each call belongs to a transaction that began with the lock. */
@Repository
class RecordedActions {

    /** The key of the advisory lock that appending takes; any constant of this database will do. */
    private static final long APPENDING = 0x617564697473L;

    private static final String INSERT =
            """
            insert into recorded_action
                (position, id, occurred_at, actor_id, actor_username, action, module, outcome, received)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    RecordedActions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets one transaction append at a time, until it ends. So positions have no gap, and whoever
     * has read up to one has read all before it.
     */
    void lockForAppending() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, APPENDING);
    }

    /** Those of {@code ids} that are recorded. */
    Set<UUID> known(List<UUID> ids) {
        return new HashSet<>(
                jdbc.queryForList(
                        "select id from recorded_action where id = any (?)",
                        UUID.class,
                        (Object) ids.toArray(UUID[]::new)));
    }

    void append(List<ReceivedAction> actions) {
        long position = lastPosition();
        var rows = new ArrayList<@Nullable Object[]>(actions.size());
        for (var action : actions) {
            rows.add(row(++position, action));
        }
        jdbc.batchUpdate(INSERT, rows);
    }

    private long lastPosition() {
        Long last =
                jdbc.queryForObject(
                        "select coalesce(max(position), 0) from recorded_action", Long.class);
        return last == null ? 0 : last;
    }

    private static @Nullable Object[] row(long position, ReceivedAction received) {
        var action = received.action();
        return new @Nullable Object[] {
            position,
            action.id(),
            action.occurredAt().atOffset(ZoneOffset.UTC),
            FilterText.of(action.actor().id()),
            FilterText.of(action.actor().username()),
            FilterText.of(action.action()),
            FilterText.of(action.module()),
            action.outcome().name().toLowerCase(Locale.ROOT),
            received.received()
        };
    }
}
