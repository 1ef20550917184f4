package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many detections at once, and the time until each has its alert and its published change. */
final class DetectionRun {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final AlertingSurroundings surroundings;

    DetectionRun(AlertingSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * From the first detection sent to the last change published; sending is part of it.
     *
     * @param detections more than nothing
     */
    Duration run(int detections) throws SQLException {
        try (var admin =
                        Admin.create(Map.of("bootstrap.servers", surroundings.bootstrapServers()));
                var database = surroundings.connect("alert")) {
            long before = published(admin);
            long alertsBefore = alerts(database);
            long begun = System.nanoTime();
            publish(detections);
            awaitPublished(admin, before + detections);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            long raised = alerts(database) - alertsBefore;
            if (raised != detections) {
                throw new BenchmarkException(
                        "%d detections raised %d alerts".formatted(detections, raised));
            }
            return took;
        }
    }

    private void publish(int detections) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        surroundings.bootstrapServers(),
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        20);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < detections; i++) {
                var detection = LikelyDetection.number(i, Instant.now());
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.DETECTIONS, detection.key(), detection.json()));
            }
        }
    }

    private static void awaitPublished(Admin admin, long changes) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (published(admin) < changes) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException(
                        "Of %d changes %d were published".formatted(changes, published(admin)));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static long published(Admin admin) {
        try {
            TopicDescription topic =
                    Objects.requireNonNull(
                            admin.describeTopics(List.of(Topics.ALERTS))
                                    .allTopicNames()
                                    .get()
                                    .get(Topics.ALERTS));
            var partitions =
                    topic.partitions().stream()
                            .map(info -> new TopicPartition(Topics.ALERTS, info.partition()))
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new BenchmarkException("The broker does not say what was published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private static long alerts(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var count = statement.executeQuery("select count(*) from alert")) {
            return count.next() ? count.getLong(1) : 0;
        }
    }
}
