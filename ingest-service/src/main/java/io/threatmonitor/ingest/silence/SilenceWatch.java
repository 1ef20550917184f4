package io.threatmonitor.ingest.silence;

import io.threatmonitor.ingest.accounting.IntakeLedger;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.sensors.Sender;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;

/**
 * Makes a High event of each silence, which becomes an alert as those of sensors do. Replicas share
 * the work; a silence is told of once, also when one of them is killed over it.
 */
@Component
class SilenceWatch {

    private static final Logger log = LoggerFactory.getLogger(SilenceWatch.class);

    /** The platform's own events, which are nobody else's silence or quota. */
    private static final Sender PLATFORM = new Sender("threat-monitor");

    private final SilenceRows rows;
    private final EventIntake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SilenceWatch(
            SilenceRows rows, EventIntake intake, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What fails is tried again the next time. */
    @Scheduled(fixedDelayString = "PT5S")
    void tell() {
        try {
            transaction.executeWithoutResult(status -> tellOfEach(clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            log.debug("Silences wait: {}", e.getMessage());
        }
    }

    private void tellOfEach(Instant now) {
        for (SilentSensor sensor : rows.untold(now, now.minus(IntakeLedger.ALIVE))) {
            var acceptance = intake.accept(sensor.asSubmission(PLATFORM), PLATFORM);
            switch (acceptance) {
                case Acceptance.Accepted _, Acceptance.Duplicate _ -> {
                    rows.told(sensor);
                    log.info("Told of sensor {}, silent since {}", sensor.id(), sensor.since());
                }
                case Acceptance.Unavailable _ -> {
                    return;
                }
                case Acceptance.Rejected _, Acceptance.TooLarge _ ->
                        log.error(
                                "The silence of sensor {} became no event: {}",
                                sensor.id(),
                                acceptance);
            }
        }
    }
}
