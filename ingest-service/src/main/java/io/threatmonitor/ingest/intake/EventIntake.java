package io.threatmonitor.ingest.intake;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.BrokersUnavailableException;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.EventTooLargeException;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where every wire format ends: validates an event, completes it and has it published. */
@Component
class EventIntake {

    private final EventRules rules;
    private final EventIds ids;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;

    EventIntake(
            IntakeProperties properties,
            EventIds ids,
            EventPublisher publisher,
            IntakeMetrics metrics,
            Clock clock) {
        this.rules = new EventRules(properties.clockTolerance());
        this.ids = ids;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns once the event is safe with the brokers, or will not be. Thread-safe. */
    Acceptance accept(Submission submission, Sender sender) {
        Acceptance acceptance = decide(submission, sender);
        metrics.count(submission.format(), acceptance);
        return acceptance;
    }

    private Acceptance decide(Submission submission, Sender sender) {
        // PostgreSQL keeps microseconds; an event must not change its place when it is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var violations = rules.violations(submission, now);
        if (!violations.isEmpty()) {
            return new Rejected(violations);
        }
        return publish(complete(submission, sender, now));
    }

    private Acceptance publish(SecurityEvent event) {
        try {
            publisher.publish(event);
            return new Accepted(event.id());
        } catch (EventTooLargeException e) {
            return new TooLarge();
        } catch (BrokersUnavailableException e) {
            return new Unavailable(e);
        }
    }

    private SecurityEvent complete(Submission submission, Sender sender, Instant now) {
        SubmittedEvent event = submission.event();
        return new SecurityEvent(
                ids.idFor(sender, event.id()),
                now,
                requireNonNullElse(event.occurredAt(), now),
                sender.sensorId(),
                requireNonNull(event.sourceName()).strip(),
                requireNonNull(event.eventType()),
                requireNonNull(event.severity()),
                requireNonNull(event.description()),
                event.ipAddress(),
                event.geo(),
                event.device(),
                event.request(),
                event.attributes(),
                submission.format());
    }
}
