package io.threatmonitor.ingest.intake;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.enrichment.Enrichment;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where every wire format ends: validates events, completes them and has them published. */
@Component
public class EventIntake {

    private final EventRules rules;
    private final EventIds ids;
    private final Enrichment enrichment;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;

    EventIntake(
            IntakeProperties properties,
            EventIds ids,
            Enrichment enrichment,
            EventPublisher publisher,
            IntakeMetrics metrics,
            Clock clock) {
        this.rules = new EventRules(properties.clockTolerance());
        this.ids = ids;
        this.enrichment = enrichment;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** As {@link #accept(List, Sender)}, for one event. */
    public Acceptance accept(Submission submission, Sender sender) {
        return accept(List.of(submission), sender).getFirst();
    }

    /**
     * Returns once it is decided for each event whether it is safe with the brokers. One that is
     * rejected never keeps its neighbours from being accepted. Events of the same source keep their
     * order. Thread-safe.
     *
     * @return as many as there are submissions, in their order
     */
    public List<Acceptance> accept(List<Submission> submissions, Sender sender) {
        // PostgreSQL keeps microseconds; an event must not change its place when it is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var batch = new Batch(submissions.size());
        for (Submission submission : submissions) {
            var violations = rules.violations(submission, now);
            if (violations.isEmpty()) {
                batch.publishLater(complete(submission, sender, now));
            } else {
                batch.decide(new Rejected(violations));
            }
        }
        var acceptances = batch.published();
        metrics.count(submissions, acceptances);
        return acceptances;
    }

    private SecurityEvent complete(Submission submission, Sender sender, Instant now) {
        SubmittedEvent event = requireNonNull(submission.event());
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
                enrichment.geo(event.ipAddress(), event.geo()),
                enrichment.device(event.device(), event.request()),
                event.request(),
                event.attributes(),
                submission.format());
    }

    private static Acceptance acceptance(SecurityEvent event, Publication publication) {
        return switch (publication) {
            case Publication.Published() -> new Accepted(event.id());
            case Publication.TooLarge() -> new TooLarge();
            case Publication.Unavailable(var retryAfter) -> new Unavailable(retryAfter);
        };
    }

    /** What is known of each event of a call, in their order; null where publishing decides. */
    private final class Batch {

        private final Acceptance[] decided;
        private final List<SecurityEvent> events;
        private final int[] places;
        private int size;

        Batch(int capacity) {
            decided = new Acceptance[capacity];
            places = new int[capacity];
            events = new ArrayList<>(capacity);
        }

        void decide(Acceptance acceptance) {
            decided[size++] = acceptance;
        }

        void publishLater(SecurityEvent event) {
            places[events.size()] = size++;
            events.add(event);
        }

        List<Acceptance> published() {
            if (!events.isEmpty()) {
                var publications = publisher.publish(events);
                for (int i = 0; i < events.size(); i++) {
                    decided[places[i]] = acceptance(events.get(i), publications.get(i));
                }
            }
            return List.of(decided);
        }
    }
}
