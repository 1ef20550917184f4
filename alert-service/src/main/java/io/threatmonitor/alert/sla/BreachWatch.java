package io.threatmonitor.alert.sla;

import io.threatmonitor.alert.alerts.AlertClocks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;

/**
 * Notes which alerts have waited too long, a few seconds after they did. Replicas share the work;
 * each deadline is noted once, also when one of them is killed over it.
 */
@Component
class BreachWatch {

    private static final Logger log = LoggerFactory.getLogger(BreachWatch.class);

    /**
     * For so long after a change, a transaction that began before it may still bring alerts with
     * deadlines by the old objectives.
     */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final AlertClocks clocks;
    private final ObjectiveVersions versions;
    private final ObjectiveBook book;
    private final Clock clock;

    BreachWatch(AlertClocks clocks, ObjectiveVersions versions, ObjectiveBook book, Clock clock) {
        this.clocks = clocks;
        this.versions = versions;
        this.book = book;
        this.clock = clock;
    }

    /** What fails is tried again the next time. */
    @Scheduled(fixedDelayString = "PT1S")
    void watch() {
        try {
            versions.unsettled().ifPresent(this::retime);
            noteBreaches();
        } catch (DataAccessException | TransactionException e) {
            log.debug("Deadlines wait: {}", e.getMessage());
        }
    }

    private void noteBreaches() {
        int late;
        do {
            late = clocks.missDeadlines();
        } while (late == AlertClocks.BATCH);
    }

    private void retime(ObjectivesVersion changed) {
        book.forget();
        int total = 0;
        for (int retimed = clocks.retime(); retimed > 0; retimed = clocks.retime()) {
            total += retimed;
        }
        if (total > 0) {
            log.info(
                    "Set the deadlines of {} alerts by version {} of the objectives",
                    total,
                    changed.version());
        }
        if (clock.instant().isAfter(changed.changedAt().plus(SETTLING))) {
            versions.settle(changed.version());
        }
    }
}
