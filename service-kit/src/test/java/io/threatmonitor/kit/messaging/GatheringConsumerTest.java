package io.threatmonitor.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy.StrategyType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class GatheringConsumerTest {

    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);

    private final MockConsumer<String, String> brokers =
            new MockConsumer<>(StrategyType.EARLIEST.toString());
    private final Consumer<String, String> consumer = GatheringConsumer.of(brokers);

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        brokers.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @Test
    void givesWhatCameMeanwhileTogetherWithWhatWasFetchedBefore() {
        brokers.schedulePollTask(() -> add(FIRST, 0, "fetched"));
        brokers.schedulePollTask(() -> {
            add(FIRST, 1, "later");
            add(SECOND, 0, "elsewhere");
        });

        ConsumerRecords<String, String> records = poll();

        assertThat(records.records(FIRST))
                .extracting(ConsumerRecord::value)
                .containsExactly("fetched", "later");
        assertThat(records.records(SECOND))
                .extracting(ConsumerRecord::value)
                .containsExactly("elsewhere");
        assertThat(records.nextOffsets())
                .extractingByKey(FIRST)
                .returns(2L, OffsetAndMetadata::offset);
        assertThat(records.nextOffsets())
                .extractingByKey(SECOND)
                .returns(1L, OffsetAndMetadata::offset);
    }

    @Test
    void asksOnceWhereThereIsNothing() {
        brokers.schedulePollTask(() -> {});
        brokers.schedulePollTask(() -> add(FIRST, 0, "of the next poll"));

        assertThat(poll()).isEmpty();
        assertThat(poll()).extracting(ConsumerRecord::value).containsExactly("of the next poll");
    }

    @Test
    void losesNothingWhenItIsWokenMeanwhile() {
        brokers.schedulePollTask(() -> add(FIRST, 0, "fetched"));
        brokers.schedulePollTask(brokers::wakeup);

        assertThat(poll()).extracting(ConsumerRecord::value).containsExactly("fetched");
        assertThatExceptionOfType(WakeupException.class).isThrownBy(this::poll);
    }

    @Test
    void losesNothingWhenItCannotGoOn() {
        brokers.schedulePollTask(() -> add(FIRST, 0, "fetched"));
        brokers.schedulePollTask(() -> brokers.setPollException(new KafkaException("away")));

        assertThat(poll()).extracting(ConsumerRecord::value).containsExactly("fetched");
    }

    private ConsumerRecords<String, String> poll() {
        return consumer.poll(Duration.ofSeconds(1));
    }

    private void add(TopicPartition partition, long offset, String value) {
        brokers.addRecord(
                new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, "key", value));
    }
}
