package io.threatmonitor.ingest.accounting;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts in PostgreSQL. */
@Repository
class LedgerRows {

    private static final Comparator<Entry> SAME_ORDER_EVERYWHERE =
            Comparator.comparing((Entry entry) -> entry.page().sensorId())
                    .thenComparing(entry -> entry.page().hour());

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LedgerRows(JdbcTemplate batches, JdbcClient jdbc, TransactionTemplate transaction) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Adds counts of a replica, and notes that it is there: all of it, or nothing. */
    void add(UUID replica, Instant now, List<Entry> entries) {
        List<Entry> sorted = entries.stream().sorted(SAME_ORDER_EVERYWHERE).toList();
        transaction.executeWithoutResult(status -> {
            addCounts(sorted);
            noteActivity(sorted);
            jdbc.sql(
                            """
                            insert into intake_replica (id, started_at, counted_at) values (?, ?, ?)
                            on conflict (id) do update set counted_at = excluded.counted_at
                            """)
                    .params(replica, timestamp(now), timestamp(now))
                    .update();
        });
    }

    void ended(UUID replica, Instant now) {
        jdbc.sql("update intake_replica set ended_at = ? where id = ?")
                .params(timestamp(now), replica)
                .update();
    }

    private void addCounts(List<Entry> entries) {
        batches.batchUpdate(
                """
                insert into intake_account as account (hour, sensor_id, accepted, duplicate,
                unavailable, unreadable, invalid, not_allowed, too_large, received)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (sensor_id, hour) do update set
                received = account.received + excluded.received,
                accepted = account.accepted + excluded.accepted,
                duplicate = account.duplicate + excluded.duplicate,
                unavailable = account.unavailable + excluded.unavailable,
                unreadable = account.unreadable + excluded.unreadable,
                invalid = account.invalid + excluded.invalid,
                not_allowed = account.not_allowed + excluded.not_allowed,
                too_large = account.too_large + excluded.too_large
                """,
                entries,
                Math.max(1, entries.size()),
                (row, entry) -> {
                    row.setObject(1, timestamp(entry.page().hour()));
                    row.setString(2, entry.page().sensorId());
                    int column = 3;
                    for (Outcome outcome : Outcome.values()) {
                        row.setLong(column++, entry.counts().getOrDefault(outcome, 0L));
                    }
                    row.setLong(column, entry.received());
                });
    }

    private void noteActivity(List<Entry> entries) {
        for (Entry entry : entries) {
            Optional.ofNullable(entry.lastHeard())
                    .ifPresent(at ->
                            jdbc.sql(
                                            """
                                            insert into sensor_activity as known
                                            (sensor_id, last_heard_at) values (?, ?)
                                            on conflict (sensor_id) do update set last_heard_at =
                                            greatest(known.last_heard_at, excluded.last_heard_at)
                                            """)
                                    .params(entry.page().sensorId(), timestamp(at))
                                    .update());
        }
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Counts of one sensor's hour, by {@link Outcome}. */
    record Entry(IntakeLedger.Page page, Map<Outcome, Long> counts, @Nullable Instant lastHeard) {

        boolean isEmpty() {
            return received() == 0;
        }

        long received() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
