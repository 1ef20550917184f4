package io.threatmonitor.ingest.publishing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.publishing.Publication.Published;
import io.threatmonitor.ingest.publishing.Publication.TooLarge;
import io.threatmonitor.ingest.publishing.Publication.Unavailable;
import io.threatmonitor.kit.messaging.Acknowledgements;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;
import io.threatmonitor.kit.messaging.RecordSeries;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * Publishes to {@link Topics#EVENTS} and waits for all in-sync replicas. What waits is bounded: the
 * events by a number of permits, the records by the producer's buffer.
 */
@Component
final class KafkaEventPublisher implements EventPublisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaEventPublisher.class);

    private static final Publication PUBLISHED = new Published();

    private static final Map<Severity, Header> SEVERITIES =
            EnumSet.allOf(Severity.class).stream()
                    .collect(toMap(severity -> severity, KafkaEventPublisher::headerOf));

    private final RecordPublisher publisher;
    private final OutgoingRecords records;
    private final PublishingProperties properties;
    private final Semaphore pending;

    KafkaEventPublisher(
            RecordPublisher publisher, OutgoingRecords records, PublishingProperties properties) {
        this.publisher = publisher;
        this.records = records;
        this.properties = properties;
        this.pending = new Semaphore(properties.maxPending());
    }

    /** Before the service counts as ready, so that its first event is as fast as the others. */
    @EventListener(ApplicationReadyEvent.class)
    void connect() {
        try {
            publisher.connect(Topics.EVENTS);
        } catch (KafkaException e) {
            log.warn("The brokers cannot be reached yet: {}", e.getMessage());
        }
    }

    @Override
    public List<Publication> publish(List<SecurityEvent> events) {
        int permits = Math.min(events.size(), properties.maxPending());
        if (!pending.tryAcquire(permits)) {
            return Collections.nCopies(events.size(), unavailable());
        }
        try {
            return awaitAcknowledgements(events);
        } finally {
            pending.release(permits);
        }
    }

    private List<Publication> awaitAcknowledgements(List<SecurityEvent> events) {
        // Handing over can itself wait, for metadata or room in the buffer: it is the same wait.
        long deadline = System.nanoTime() + properties.ackTimeout().toNanos();
        var series = records.series(Topics.EVENTS, CloudEvents.EVENT_RECEIVED);
        var json = new EventJson();
        var acknowledgements =
                publisher.publish(events, event -> recordOf(event, json, series), deadline);
        try {
            acknowledgements.await(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> outcomeOf(acknowledgements, i))
                .toList();
    }

    private Publication outcomeOf(Acknowledgements acknowledgements, int index) {
        if (acknowledgements.isGivenTo(index)) {
            return PUBLISHED;
        }
        return acknowledgements.failureOf(index) instanceof RecordTooLargeException
                ? new TooLarge()
                : unavailable();
    }

    private static ProducerRecord<String, byte[]> recordOf(
            SecurityEvent event, EventJson json, RecordSeries series) {
        return series.next(
                event.sourceName(),
                event.id(),
                event.receivedAt(),
                json.of(event),
                requireNonNull(SEVERITIES.get(event.severity())));
    }

    private static Header headerOf(Severity severity) {
        return RecordSeries.header(CloudEvents.SEVERITY, severity.name().toLowerCase(Locale.ROOT));
    }

    private Unavailable unavailable() {
        return new Unavailable(properties.retryAfter());
    }
}
