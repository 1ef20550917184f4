package io.threatmonitor.ingest.publishing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.publishing.Publication.Published;
import io.threatmonitor.ingest.publishing.Publication.TooLarge;
import io.threatmonitor.ingest.publishing.Publication.Unavailable;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Publishes to {@link Topics#EVENTS} and waits for all in-sync replicas. What waits is bounded: the
 * events by a number of permits, the records by the producer's buffer.
 */
@Component
final class KafkaEventPublisher implements EventPublisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaEventPublisher.class);

    private static final Publication PUBLISHED = new Published();

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
        var acknowledgements = events.stream().map(this::handOver).toList();
        return acknowledgements.stream().map(ack -> outcomeOf(ack, deadline)).toList();
    }

    private CompletableFuture<Void> handOver(SecurityEvent event) {
        return publisher.publish(recordOf(event));
    }

    private Publication outcomeOf(CompletableFuture<Void> acknowledgement, long deadline) {
        try {
            acknowledgement.get(Math.max(0, deadline - System.nanoTime()), NANOSECONDS);
            return PUBLISHED;
        } catch (ExecutionException e) {
            return NestedExceptionUtils.getRootCause(e) instanceof RecordTooLargeException
                    ? new TooLarge()
                    : unavailable();
        } catch (TimeoutException e) {
            return unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
            return unavailable();
        }
    }

    private OutgoingRecord recordOf(SecurityEvent event) {
        return records.of(
                Topics.EVENTS,
                event.sourceName(),
                CloudEvents.EVENT_RECEIVED,
                event.id(),
                event.receivedAt(),
                event,
                Map.of(CloudEvents.SEVERITY, event.severity().name().toLowerCase(Locale.ROOT)));
    }

    private Unavailable unavailable() {
        return new Unavailable(properties.retryAfter());
    }
}
