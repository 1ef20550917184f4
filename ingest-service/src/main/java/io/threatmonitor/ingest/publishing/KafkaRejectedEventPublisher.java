package io.threatmonitor.ingest.publishing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Publishes to {@link Topics#REJECTED_EVENTS} from a thread of its own, since a producer without
 * brokers keeps its caller waiting. What waits is bounded, in bytes.
 */
@Component
final class KafkaRejectedEventPublisher implements RejectedEventPublisher, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaRejectedEventPublisher.class);

    /** A quarter of the producer's buffer, which belongs to events first of all. */
    private static final int ROOM = 8 * 1024 * 1024;

    private static final int AT_ONCE = 100;
    private static final long IDLE_MILLIS = 200;
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final RecordPublisher publisher;
    private final OutgoingRecords records;
    private final Counter unrecorded;
    private final BlockingQueue<OutgoingRecord> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private volatile boolean running;
    private @Nullable Thread worker;

    KafkaRejectedEventPublisher(
            RecordPublisher publisher, OutgoingRecords records, MeterRegistry meters) {
        this.publisher = publisher;
        this.records = records;
        this.unrecorded =
                Counter.builder("intake.rejected.unrecorded")
                        .description("Rejected events that were not kept")
                        .tag("reason", "unavailable")
                        .register(meters);
    }

    @Override
    public void publish(RejectedEvent event) {
        OutgoingRecord outgoing = recordOf(event);
        if (room.tryAcquire(sizeOf(outgoing))) {
            waiting.add(outgoing);
        } else {
            unrecorded.increment();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        worker = Thread.ofVirtual().name("rejected-events").start(this::publishWhileRunning);
    }

    /** After the web server, which starts later and so stops before: nothing more is rejected. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (worker != null && !worker.join(LAST_CHANCE)) {
                worker.interrupt();
                log.warn("{} rejected events could not be kept before the end", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void publishWhileRunning() {
        try {
            while (running || !waiting.isEmpty()) {
                OutgoingRecord first = waiting.poll(IDLE_MILLIS, MILLISECONDS);
                if (first != null) {
                    publishWithOthers(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        }
    }

    private void publishWithOthers(OutgoingRecord first) {
        List<OutgoingRecord> batch = new ArrayList<>(AT_ONCE);
        batch.add(first);
        waiting.drainTo(batch, AT_ONCE - 1);
        CompletableFuture.allOf(batch.stream().map(this::publish).toArray(CompletableFuture[]::new))
                .join();
    }

    /** Completes in any case. */
    private CompletableFuture<Void> publish(OutgoingRecord outgoing) {
        return publisher
                .publish(outgoing)
                .exceptionally(this::countUnrecorded)
                .thenRun(() -> room.release(sizeOf(outgoing)));
    }

    private @Nullable Void countUnrecorded(Throwable failure) {
        unrecorded.increment();
        log.debug("A rejected event could not be kept", failure);
        return null;
    }

    private OutgoingRecord recordOf(RejectedEvent event) {
        return records.ofBytes(
                Topics.REJECTED_EVENTS,
                event.key(),
                CloudEvents.EVENT_REJECTED,
                event.id(),
                event.receivedAt(),
                event.original(),
                event.headers());
    }

    private static int sizeOf(OutgoingRecord outgoing) {
        int size = outgoing.value().length;
        for (var header : outgoing.headers().entrySet()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
