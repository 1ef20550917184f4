package io.threatmonitor.ingest.intake;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.accounting.IntakeLedger;
import io.threatmonitor.ingest.enrichment.Enrichment;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.sensors.Quotas;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where every wire format ends: validates events, completes them and has them published. */
@Component
public class EventIntake {

    private final EventRules rules;
    private final EventIds ids;
    private final RecentEvents recent;
    private final Enrichment enrichment;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final RejectedSubmissions rejected;
    private final Quotas quotas;
    private final IntakeLedger ledger;
    private final Clock clock;

    EventIntake(
            IntakeProperties properties,
            EventIds ids,
            RecentEvents recent,
            Enrichment enrichment,
            EventPublisher publisher,
            IntakeMetrics metrics,
            RejectedSubmissions rejected,
            Quotas quotas,
            IntakeLedger ledger,
            Clock clock) {
        this.rules = new EventRules(properties.clockTolerance());
        this.ids = ids;
        this.recent = recent;
        this.enrichment = enrichment;
        this.publisher = publisher;
        this.metrics = metrics;
        this.rejected = rejected;
        this.quotas = quotas;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** As {@link #accept(List, Sender)}, for one event. */
    public Acceptance accept(Submission submission, Sender sender) {
        return accept(List.of(submission), sender).getFirst();
    }

    /**
     * Returns once it is decided for each event whether it is safe with the brokers. One that is
     * rejected never keeps its neighbours from being accepted. Events of the same source keep their
     * order. One that its sender has an id for, and that is here for the second time, is a
     * duplicate of the first. Thread-safe.
     *
     * @return as many as there are submissions, in their order
     */
    public List<Acceptance> accept(List<Submission> submissions, Sender sender) {
        // PostgreSQL keeps microseconds; an event must not change its place when it is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        quotas.charge(sender, submissions.size());
        var batch = new Batch(submissions.size());
        for (Submission submission : submissions) {
            var violations = violations(submission, sender, now);
            if (violations.isEmpty()) {
                batch.publishOnce(complete(submission, sender, now), isNamed(submission));
            } else {
                batch.decide(new Rejected(violations));
            }
        }
        var acceptances = batch.published();
        metrics.count(submissions, acceptances);
        rejected.keep(submissions, acceptances, sender, now);
        ledger.count(sender.sensorId(), now, Outcomes.of(submissions, acceptances));
        return acceptances;
    }

    private List<FieldError> violations(Submission submission, Sender sender, Instant now) {
        var violations = rules.violations(submission, now);
        return violations.isEmpty() ? Scopes.violations(submission, sender.scope()) : violations;
    }

    private static boolean isNamed(Submission submission) {
        return submission.event() != null && submission.event().id() != null;
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

    /** As good as accepted where the first one is; otherwise it fared no better. */
    private static Acceptance repeatOf(Acceptance first) {
        return first instanceof Accepted(var id) ? new Duplicate(id) : first;
    }

    /** What is known of each event of a call, in their order; null where publishing decides. */
    private final class Batch {

        private final Acceptance[] decided;
        private final List<SecurityEvent> events;
        private final int[] places;
        private final Map<UUID, Integer> placesByName = new HashMap<>();
        private final Map<Integer, Integer> firstsOfRepeats = new HashMap<>();
        private int size;

        Batch(int capacity) {
            decided = new Acceptance[capacity];
            places = new int[capacity];
            events = new ArrayList<>(capacity);
        }

        void decide(Acceptance acceptance) {
            decided[size++] = acceptance;
        }

        /**
         * @param named whether the sender has an id for it, by which it can be a repeat
         */
        void publishOnce(SecurityEvent event, boolean named) {
            if (!named) {
                publishLater(event);
                return;
            }
            Integer first = placesByName.putIfAbsent(event.id(), size);
            if (first != null) {
                firstsOfRepeats.put(size++, first);
            } else if (recent.contains(event.id())) {
                decide(new Duplicate(event.id()));
            } else {
                publishLater(event);
            }
        }

        private void publishLater(SecurityEvent event) {
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
            rememberAccepted();
            firstsOfRepeats.forEach((place, first) -> decided[place] = repeatOf(decided[first]));
            return List.of(decided);
        }

        private void rememberAccepted() {
            if (placesByName.isEmpty()) {
                return;
            }
            var accepted = new ArrayList<UUID>(placesByName.size());
            placesByName.forEach((id, place) -> {
                if (decided[place] instanceof Accepted) {
                    accepted.add(id);
                }
            });
            recent.addAll(accepted);
        }
    }
}
