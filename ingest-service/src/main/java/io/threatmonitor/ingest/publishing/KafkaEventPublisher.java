package io.threatmonitor.ingest.publishing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Publishes to {@link Topics#EVENTS} and waits for all in-sync replicas. What waits is bounded: the
 * calls by a number of permits, the records by the producer's buffer.
 */
@Component
final class KafkaEventPublisher implements EventPublisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaEventPublisher.class);

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
    public void publish(SecurityEvent event) {
        if (!pending.tryAcquire()) {
            throw unavailable("Too many events wait for the brokers", null);
        }
        try {
            awaitAcknowledgement(recordOf(event));
        } finally {
            pending.release();
        }
    }

    private void awaitAcknowledgement(OutgoingRecord outgoing) {
        // Handing over can itself wait, for metadata or room in the buffer: it is the same wait.
        long deadline = System.nanoTime() + properties.ackTimeout().toNanos();
        var acknowledgement = publisher.publish(outgoing);
        try {
            acknowledgement.get(Math.max(0, deadline - System.nanoTime()), NANOSECONDS);
        } catch (TimeoutException e) {
            throw unavailable("The brokers did not answer in time", e);
        } catch (ExecutionException e) {
            if (NestedExceptionUtils.getRootCause(e) instanceof RecordTooLargeException tooLarge) {
                throw new EventTooLargeException(tooLarge);
            }
            throw unavailable("The brokers did not take the event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The service stops", e);
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

    private BrokersUnavailableException unavailable(String message, @Nullable Throwable cause) {
        return new BrokersUnavailableException(message, properties.retryAfter(), cause);
    }
}
