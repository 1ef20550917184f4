package io.threatmonitor.kit.outbox;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.core.type.TypeReference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Moves the rows of the outbox to Kafka, those of a key in their order, and deletes those that the
 * brokers have. What is waited for by a person passes what thousands of changes at once have left.
 * Of several replicas one works at a time. A crash between publishing and deleting publishes again:
 * consumers know a record by its id.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;

    /** So few records written together may pass others. */
    private static final int FEW = 50;

    /**
     * Rows; what stands behind more than these passes none yet, so that each batch is found fast. A
     * change of 10,000 alerts writes 20,000.
     */
    private static final int IN_SIGHT = 25_000;

    /** How long a row of a crashed replica can wait for another to find it. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /**
     * The key of the advisory lock that lets one replica relay at a time; any constant of this
     * database will do.
     */
    static final long LOCK = 0x6f7574626f78L;

    /**
     * A table that is all but empty, and full of rows that were deleted, is read by its index: that
     * remembers which are gone. A crash that undoes the deleting publishes again, as any other.
     */
    private static final String BEGIN =
            """
            select pg_advisory_xact_lock(?), set_config('enable_seqscan', 'off', true),
                   set_config('synchronous_commit', 'off', true)
            """;

    private static final String OLDEST =
            """
            select position, topic, record_key, headers, value from outbox
            order by position limit %d
            """
                    .formatted(BATCH);

    /** The oldest of those that may pass others: none whose key is among what it would pass. */
    private static final String PASSING =
            """
            with waiting as materialized (
                select position, topic, record_key, together from outbox order by position limit %d)
            select position, topic, record_key, headers, value from outbox
            where position in (
                select position from waiting
                where together <= %d and (topic, record_key) not in (
                    select topic, record_key from waiting where together > %2$d)
                order by position limit %d)
            """
                    .formatted(IN_SIGHT, FEW, BATCH);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final RecordPublisher publisher;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(JdbcTemplate jdbc, TransactionTemplate transaction, RecordPublisher publisher) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    /** Says that there may be rows to move. */
    void wake() {
        work.release();
    }

    /** On a thread of the platform, which waits behind no request. */
    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** Lets the batch at hand finish, since one that is cut after publishing is published again. */
    @Override
    public synchronized void stop() {
        running = false;
        wake();
        if (thread != null) {
            joinQuietly(thread);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                if (relayBatch() < BATCH) {
                    awaitWork();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("The outbox waits: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private int relayBatch() {
        Integer moved =
                transaction.execute(status -> {
                    jdbc.query(BEGIN, rows -> {}, LOCK);
                    Collection<Row> rows = nextRows();
                    publisher.publishAll(rows.stream().map(Row::outgoing).toList()).join();
                    delete(rows);
                    return rows.size();
                });
        return moved == null ? 0 : moved;
    }

    /** In order of position, so that also those of both answers keep the order of their key. */
    private Collection<Row> nextRows() {
        var rows = new TreeMap<Long, Row>();
        Consumer<Row> add = row -> rows.put(row.position(), row);
        jdbc.query(OLDEST, OutboxRelay::row).forEach(add);
        if (rows.size() == BATCH) {
            jdbc.query(PASSING, OutboxRelay::row).forEach(add);
        }
        return rows.values();
    }

    private void delete(Collection<Row> rows) {
        if (!rows.isEmpty()) {
            Long[] positions = rows.stream().map(Row::position).toArray(Long[]::new);
            jdbc.update("delete from outbox where position = any (?)", (Object) positions);
        }
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joinQuietly(Thread stopping) {
        try {
            stopping.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("position"),
                new OutgoingRecord(
                        row.getString("topic"),
                        row.getString("record_key"),
                        WireJson.MAPPER.readValue(row.getString("headers"), HEADERS),
                        row.getBytes("value")));
    }

    private record Row(long position, OutgoingRecord outgoing) {}
}
