package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.alerts.AlertLifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

/**
 * Ends silences in time, and lets alerts be seen again that nothing hides any more. Replicas share
 * the work; one that dies over it leaves it to the others.
 */
@Component
class SilenceKeeper {

    private static final Logger log = LoggerFactory.getLogger(SilenceKeeper.class);

    /** Few enough not to keep an analyst waiting who edits one of them. */
    private static final int BATCH = 250;

    /** So that the end of a large silence leaves the outbox room for what others change. */
    private static final int MOST_BATCHES = 8;

    private final Silences silences;
    private final SilenceLifecycle lifecycle;
    private final SilenceBook book;
    private final AlertLifecycle alerts;
    private final TransactionTemplate transaction;

    SilenceKeeper(
            Silences silences,
            SilenceLifecycle lifecycle,
            SilenceBook book,
            AlertLifecycle alerts,
            TransactionTemplate transaction) {
        this.silences = silences;
        this.lifecycle = lifecycle;
        this.book = book;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    /** What fails is tried again the next time. */
    @Scheduled(fixedDelayString = "PT1S")
    void keep() {
        try {
            lifecycle.endWhatIsOver();
            showAgain();
        } catch (DataAccessException | TransactionException e) {
            log.debug("Silences wait: {}", e.getMessage());
        }
    }

    private void showAgain() {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Integer shown = transaction.execute(status -> showSome());
            if (shown == null || shown < BATCH) {
                return;
            }
        }
    }

    private int showSome() {
        List<UUID> hidden = silences.lockAlertsToShow(BATCH);
        if (!hidden.isEmpty()) {
            book.refresh(); // another silence may hide them from now on, this one may not
            alerts.unsilence(hidden);
        }
        return hidden.size();
    }
}
