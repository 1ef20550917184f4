package io.threatmonitor.benchmarks.triage;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Reads the end of the topic of changes, as push does. */
final class ChangeTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LONGEST_SECONDS = 60;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean open = true;

    ChangeTail(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.ALERTS).stream()
                        .map(partition -> new TopicPartition(Topics.ALERTS, partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("change-tail").start(this::run);
    }

    /** From now on, until the next change of this alert arrives. */
    CompletableFuture<Duration> timeUntilPublished(String alertId) {
        long begun = System.nanoTime();
        return awaited.computeIfAbsent(alertId, id -> new CompletableFuture<>())
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .thenApply(arrived -> Duration.ofNanos(arrived - begun));
    }

    private void run() {
        while (open) {
            consumer.poll(POLL)
                    .forEach(change -> {
                        var waiting = awaited.get(change.key());
                        if (waiting != null) {
                            waiting.complete(System.nanoTime());
                        }
                    });
        }
        consumer.close();
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
