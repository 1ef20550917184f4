package io.threatmonitor.alert.push;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All partitions of some topics, from their ends on, for this process alone: no group, no committed
 * offset. For one thread.
 */
final class TopicTail implements AutoCloseable {

    private static final Duration PARTITIONS_CHECK = Duration.ofMinutes(1);

    private final Consumer<String, byte[]> consumer;
    private final List<String> topics;
    private final Clock clock;

    /** Where the topics ended at the start, as far as that has not been read yet. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private Instant nextCheck;

    /**
     * Returns when the ends are known, so that whatever is published from now on will be polled.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers or a topic are not there
     */
    TopicTail(Consumer<String, byte[]> consumer, List<String> topics, Clock clock) {
        this.consumer = consumer;
        this.topics = topics;
        this.clock = clock;
        this.nextCheck = clock.instant().plus(PARTITIONS_CHECK);
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> ends.put(partition, consumer.position(partition)));
    }

    /** The partitions of {@code wanted}, which are among the topics. */
    List<TopicPartition> followedOf(Collection<String> wanted) {
        return consumer.assignment().stream()
                .filter(partition -> wanted.contains(partition.topic()))
                .toList();
    }

    /** Reads {@code partition} from {@code offset} on. */
    void goTo(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    /**
     * Reads the last {@code records} before the end of each of {@code partitions} as well.
     *
     * @return where it starts in each
     */
    Map<TopicPartition, Long> goBack(Collection<TopicPartition> partitions, long records) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        var starts = new HashMap<TopicPartition, Long>();
        for (TopicPartition partition : partitions) {
            long wanted = consumer.position(partition) - records;
            long start = Math.max(wanted, beginnings.getOrDefault(partition, 0L));
            consumer.seek(partition, start);
            starts.put(partition, start);
        }
        return starts;
    }

    ConsumerRecords<String, byte[]> poll(Duration patience) {
        if (!clock.instant().isBefore(nextCheck)) {
            nextCheck = clock.instant().plus(PARTITIONS_CHECK);
            followNewPartitions();
        }
        return consumer.poll(patience);
    }

    /** Whether all that was there at the start has been polled. */
    boolean hasReachedItsEnds() {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ends.isEmpty();
    }

    /** A topic may grow; its new partitions are read from their beginning. */
    private void followNewPartitions() {
        List<TopicPartition> partitions = partitions();
        var added = new ArrayList<>(partitions);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(added);
        }
    }

    private List<TopicPartition> partitions() {
        return topics.stream().flatMap(topic -> partitionsOf(topic).stream()).toList();
    }

    private List<TopicPartition> partitionsOf(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("There is no topic " + topic + " yet");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
