package io.threatmonitor.testkit.messaging;

import io.threatmonitor.contracts.WireJson;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Sends records to topics and reads all that is in them, without the service's own code. The broker
 * is shared: a topic also holds what other tests sent. Thread-safe.
 */
public final class TestTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    public TestTopics(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "allow.auto.create.topics", false,
                                "enable.auto.commit", false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** Sends {@code value} as JSON and waits until the broker has it. */
    public void send(String topic, String key, Object value) {
        sendRaw(topic, key, WireJson.MAPPER.writeValueAsString(value));
    }

    /** Sends a value that need not be JSON, and waits until the broker has it. */
    public void sendRaw(String topic, String key, String value) {
        send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a record as it is, and waits until the broker has it. */
    public void send(ProducerRecord<String, byte[]> outgoing) {
        try {
            var _ = producer.send(outgoing).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All records that the topic holds now, in order within each partition. */
    public synchronized List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var end : consumer.endOffsets(partitions).entrySet()) {
            while (consumer.position(end.getKey()) < end.getValue()) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** The values among {@link #records} that are JSON of this type; others are left out. */
    public <T> List<T> values(String topic, Class<T> type) {
        var values = new ArrayList<T>();
        for (var consumed : records(topic)) {
            try {
                T value = WireJson.MAPPER.readValue(consumed.value(), type);
                if (value != null) {
                    values.add(value);
                }
            } catch (JacksonException | IllegalArgumentException e) {
                // a broken record that some test sent on purpose
            }
        }
        return values;
    }

    /** The text of a header, or null. */
    public static @Nullable String header(ConsumerRecord<?, ?> consumed, String name) {
        var header = consumed.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        producer.close();
        consumer.close();
    }
}
