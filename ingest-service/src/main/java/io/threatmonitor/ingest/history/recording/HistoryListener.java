package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings accepted events from the topic into the history. Where to read on is what the database
 * says, not what the brokers know.
 */
@Component
class HistoryListener extends AbstractConsumerSeekAware {

    private static final Logger log = LoggerFactory.getLogger(HistoryListener.class);

    /** One reads events while the database writes those of the other. */
    private static final String CONSUMERS = "2";

    private final EventRecorder recorder;
    private final ReadPositions positions;
    private final KafkaAdmin brokers;
    private final HistoryMetrics metrics;

    private volatile String topicId = "";

    HistoryListener(
            EventRecorder recorder,
            ReadPositions positions,
            KafkaAdmin brokers,
            HistoryMetrics metrics) {
        this.recorder = recorder;
        this.positions = positions;
        this.brokers = brokers;
        this.metrics = metrics;
    }

    @KafkaListener(
            topics = Topics.EVENTS,
            groupId = "${spring.application.name}.history",
            concurrency = CONSUMERS,
            properties = {
                // What is written together shares the cost of a transaction, and is worth a wait.
                "max.poll.records=5000",
                "fetch.min.bytes=262144",
                "fetch.max.wait.ms=250",
                // The memory that records may take while they wait to be written.
                "fetch.max.bytes=16777216"
            })
    void onEvents(List<ConsumerRecord<String, byte[]>> records) {
        record(records.stream().map(Arrival::of).toList());
    }

    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assigned, ConsumerSeekCallback consumer) {
        super.onPartitionsAssigned(assigned, consumer);
        topicId = currentTopicId();
        Map<Integer, Long> places = places();
        for (var partition : assigned.keySet()) {
            // Too early does no harm: what was recorded is passed over.
            consumer.seek(
                    partition.topic(),
                    partition.partition(),
                    places.getOrDefault(partition.partition(), 0L));
        }
    }

    private Map<Integer, Long> places() {
        try {
            return positions.of(topicId);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database does not say where to read on: {}", e.getMessage());
            return Map.of();
        }
    }

    /** In halves, where the database refuses one of them for what it says. */
    private void record(List<Arrival> arrivals) {
        try {
            count(recorder.record(topicId, arrivals), arrivals);
        } catch (DataIntegrityViolationException e) {
            if (arrivals.getFirst() instanceof Arrival.Decoded refused && arrivals.size() == 1) {
                record(List.of(refused.refusedFor(e)));
                return;
            }
            if (arrivals.size() == 1) {
                throw e;
            }
            int middle = arrivals.size() / 2;
            record(arrivals.subList(0, middle));
            record(arrivals.subList(middle, arrivals.size()));
        }
    }

    private void count(Recorded recorded, List<Arrival> arrivals) {
        metrics.count(recorded);
        if (recorded.passed().isEmpty()) {
            return;
        }
        String current = currentTopicId();
        if (!current.equals(topicId)) {
            topicId = current; // made again meanwhile: these are other records
            record(arrivals);
            return;
        }
        recorded.passed()
                .forEach((partition, place) -> {
                    var callbacks =
                            getSeekCallbacksFor(new TopicPartition(Topics.EVENTS, partition));
                    long behind = placeBehind(arrivals, partition);
                    if (callbacks != null && behind < place) {
                        callbacks.forEach(
                                consumer -> consumer.seek(Topics.EVENTS, partition, place));
                    }
                });
    }

    private static long placeBehind(List<Arrival> arrivals, int partition) {
        return arrivals.stream()
                .map(Arrival::source)
                .filter(source -> source.partition() == partition)
                .mapToLong(source -> source.offset() + 1)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private String currentTopicId() {
        var topic = brokers.describeTopics(Topics.EVENTS).get(Topics.EVENTS);
        return Objects.requireNonNull(topic).topicId().toString();
    }
}
