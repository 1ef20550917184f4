package io.threatmonitor.ingest.intake.syslog;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Quotas;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.ids.IdGenerator;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Syslog has no answers, so nobody is told to come back: messages wait here until the brokers have
 * them, and whoever brings more waits with them. Thread-safe.
 */
@Component
final class PatientIntake {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LOOK_AT_QUOTA = Duration.ofSeconds(10);

    private final EventIntake intake;
    private final Quotas quotas;
    private final IdGenerator ids;

    PatientIntake(EventIntake intake, Quotas quotas, IdGenerator ids) {
        this.intake = intake;
        this.quotas = quotas;
        this.ids = ids;
    }

    /**
     * Returns once it is decided for each message, and tries those again that the brokers did not
     * take, until they do. Such a one gets an id with the second try: what the brokers took late
     * all the same is there twice, and never more often.
     *
     * @throws InterruptedException when the service stops before the brokers are back
     */
    void accept(List<Submission> messages, Sender sender) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        List<Submission> waiting = messages;
        while (!waiting.isEmpty()) {
            List<Acceptance> acceptances = intake.accept(waiting, sender);
            var refused = new ArrayList<Submission>();
            Duration longest = Duration.ZERO;
            for (int i = 0; i < waiting.size(); i++) {
                if (acceptances.get(i) instanceof Unavailable(Duration retryAfter)) {
                    refused.add(waiting.get(i).identifiedBy(ids.next().toString()));
                    longest = retryAfter;
                }
            }
            waiting = refused;
            if (!refused.isEmpty()) {
                Thread.sleep(pause.compareTo(longest) < 0 ? pause : longest);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** Waits until the sender is within its quota. */
    void awaitQuota(Sender sender) throws InterruptedException {
        while (!quotas.await(sender, LOOK_AT_QUOTA)) {
            // the quota may have changed meanwhile
        }
    }

    /** Whether the sender is within its quota. */
    boolean isWithinQuota(Sender sender) throws InterruptedException {
        return quotas.await(sender, Duration.ZERO);
    }
}
