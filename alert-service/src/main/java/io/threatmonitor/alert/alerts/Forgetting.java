package io.threatmonitor.alert.alerts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets groups and rates that no detection will ask for any more. */
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    /** Past it, whoever is behind starts groups and floods anew. */
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    private final AlertGroups groups;
    private final AlertRates rates;
    private final Clock clock;

    Forgetting(AlertGroups groups, AlertRates rates, Clock clock) {
        this.groups = groups;
        this.rates = rates;
        this.clock = clock;
    }

    /** What fails is tried again the next time. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        Instant time = clock.instant().minus(LONGEST_DELAY);
        try {
            groups.forgetEndedBefore(time);
            rates.forgetBefore(time);
        } catch (DataAccessException | TransactionException e) {
            log.debug("Old groups wait: {}", e.getMessage());
        }
    }
}
