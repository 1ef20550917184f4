package io.threatmonitor.kit.messaging;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
     * Sends a record for each of {@code values}, in their order, as long as {@code deadline} is not
     * over: what is left then never gets an acknowledgement. Past the template, which does for each
     * record what costs more than sending it.
     *
     * @param deadline as {@link System#nanoTime()} tells time; sending itself waits for metadata or
     *     for room in the buffer
     */
    public <T> Acknowledgements publish(
            List<T> values, Function<T, ProducerRecord<String, byte[]>> asRecord, long deadline) {
        var acknowledgements = new Acknowledgements(values.size());
        try (var producer = kafka.getProducerFactory().createProducer()) {
            for (int i = 0; i < values.size() && System.nanoTime() < deadline; i++) {
                send(producer, asRecord.apply(values.get(i)), i, acknowledgements);
            }
        }
        return acknowledgements;
    }

    private static void send(
            Producer<String, byte[]> producer,
            ProducerRecord<String, byte[]> outgoing,
            int index,
            Acknowledgements acknowledgements) {
        try {
            var _ =
                    producer.send(
                            outgoing, (metadata, failure) -> acknowledgements.end(index, failure));
        } catch (KafkaException e) {
            acknowledgements.end(index, e);
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
