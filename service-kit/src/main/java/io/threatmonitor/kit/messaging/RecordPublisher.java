package io.threatmonitor.kit.messaging;

import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends records to Kafka. Thread-safe. */
public final class RecordPublisher {

    private final KafkaTemplate<String, byte[]> kafka;

    RecordPublisher(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends one record. The future completes once all in-sync replicas have it, or fails with what
     * kept it from them; nothing is thrown.
     */
    public CompletableFuture<Void> publish(OutgoingRecord outgoing) {
        try {
            return kafka.send(outgoing.toProducerRecord()).thenApply(sent -> null);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Connects to the brokers ahead of the first record to {@code topic}, which then need not wait
     * for it.
     *
     * @throws KafkaException when they cannot be reached; a later record tries again by itself
     */
    public void connect(String topic) {
        var _ = kafka.partitionsFor(topic);
    }

    /** Sends all, in their order, and completes once all in-sync replicas have all of them. */
    public CompletableFuture<Void> publishAll(List<OutgoingRecord> outgoing) {
        return CompletableFuture.allOf(
                outgoing.stream().map(this::publish).toArray(CompletableFuture[]::new));
    }
}
