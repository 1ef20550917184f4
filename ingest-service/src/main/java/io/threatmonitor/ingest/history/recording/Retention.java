package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.ingest.history.HistoryProperties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Makes days ahead of their time, and lets go of what is too old; one replica at a time does. */
@Component
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final String ONE_AT_A_TIME =
            "select pg_try_advisory_xact_lock(hashtext('history_retention'))";

    /** Readers that come behind a waiting drop wait with it. */
    private static final String IMPATIENTLY = "set local lock_timeout = '1s'";

    private final EventDays days;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final HistoryProperties properties;
    private final Clock clock;

    Retention(
            EventDays days,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            HistoryProperties properties,
            Clock clock) {
        this.days = days;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** At the start, and often enough to make up for a time when the database was away. */
    @Scheduled(fixedDelayString = "PT1H")
    void tend() {
        makeAhead();
        oneAtATime(this::forget);
        LocalDate oldest = LocalDate.ofInstant(horizon(), ZoneOffset.UTC);
        days.newestFirst().reversed().stream()
                .takeWhile(day -> day.isBefore(oldest))
                .forEach(day -> oneAtATime(() -> drop(day)));
    }

    private void makeAhead() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        days.make(
                Stream.iterate(today, day -> day.plusDays(1))
                        .limit(properties.daysAhead() + 1L)
                        .toList());
    }

    private void drop(LocalDate day) {
        try {
            jdbc.sql(IMPATIENTLY).update();
            days.drop(day);
            log.info("Dropped the events of {}, which are older than the retention", day);
        } catch (PessimisticLockingFailureException e) {
            log.info("The events of {} are being read, and are dropped later", day);
            throw e;
        }
    }

    private void forget() {
        deleteBefore("sender_identified_event", "received_at", rememberedSince());
        deleteBefore("event_tally", "minute", horizon());
        deleteBefore("history_account", "hour", horizon());
    }

    private void deleteBefore(String table, String column, Instant time) {
        jdbc.sql("delete from %s where %s < :time".formatted(table, column))
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void oneAtATime(Runnable work) {
        try {
            transactions.executeWithoutResult(status -> {
                if (jdbc.sql(ONE_AT_A_TIME).query(Boolean.class).single()) {
                    work.run();
                }
            });
        } catch (PessimisticLockingFailureException e) {
            log.debug("Left for the next time", e);
        }
    }

    private Instant horizon() {
        return clock.instant().minus(properties.retention());
    }

    private Instant rememberedSince() {
        return clock.instant().minus(properties.repeatMemory());
    }
}
