package io.threatmonitor.ingest.accounting;

import io.threatmonitor.kit.ids.IdGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what became of submitted events. Counting takes no lock and never waits; the counts are
 * added to the database every second and at the end. Thread-safe.
 */
@Component
public class IntakeLedger implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IntakeLedger.class);

    /** A replica that has not counted for so long has ended. */
    public static final Duration ALIVE = Duration.ofSeconds(30);

    private final LedgerRows rows;
    private final Clock clock;
    private final UUID replica;
    private final Map<Page, Tally> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    IntakeLedger(LedgerRows rows, Clock clock, IdGenerator ids) {
        this.rows = rows;
        this.clock = clock;
        this.replica = ids.next();
    }

    /** Counts events that arrived together, by how each ended. */
    public void count(String sensorId, Instant receivedAt, Iterable<Outcome> outcomes) {
        var page = new Page(sensorId, receivedAt.truncatedTo(ChronoUnit.HOURS));
        open.computeIfAbsent(page, missing -> new Tally()).add(outcomes, receivedAt);
    }

    @Override
    public void start() {
        running = true;
        save();
    }

    /**
     * After the web server, which starts later and so stops before: nothing is counted any more.
     */
    @Override
    public void stop() {
        running = false;
        save();
        try {
            rows.ended(replica, clock.instant());
        } catch (DataAccessException e) {
            log.warn("The last counts of this replica may be missing: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    /** What could not be saved is kept for the next time. */
    @Scheduled(fixedDelayString = "PT1S")
    synchronized void save() {
        var entries = new ArrayList<LedgerRows.Entry>();
        open.forEach((page, tally) -> {
            var entry = new LedgerRows.Entry(page, tally.take(), tally.lastHeard());
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
        });
        try {
            rows.add(replica, clock.instant(), entries);
            forgetPastHours();
        } catch (DataAccessException | TransactionException e) {
            entries.forEach(entry -> putBack(entry));
            log.debug("The counts wait: {}", e.getMessage());
        }
    }

    private void putBack(LedgerRows.Entry entry) {
        open.computeIfAbsent(entry.page(), missing -> new Tally()).putBack(entry.counts());
    }

    /** A page of two hours ago gets no more events: none waits that long for its brokers. */
    private void forgetPastHours() {
        Instant past = clock.instant().minus(2, ChronoUnit.HOURS);
        open.keySet().removeIf(page -> page.hour().isBefore(past));
    }

    /** One sensor's hour. */
    record Page(String sensorId, Instant hour) {}
}
