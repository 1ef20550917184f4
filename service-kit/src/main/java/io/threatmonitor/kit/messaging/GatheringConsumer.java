package io.threatmonitor.kit.messaging;

import org.aopalliance.intercept.MethodInterceptor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A consumer whose polls give away all that the brokers have by then. Kafka's own asks for more
 * whenever it gives records away, is answered as soon as there is one, and gives that one alone
 * with its next poll, however many have come meanwhile. Of a steady stream every other batch would
 * be all but empty, and what is in the others a batch late.
 */
public final class GatheringConsumer {

    private static final Logger log = LoggerFactory.getLogger(GatheringConsumer.class);

    /** In which brokers answer that have something. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(2);

    /** Records; whoever gets as many at once lacks nothing. */
    private static final int MANY = 500;

    private GatheringConsumer() {}

    /** The same consumer, with other polls. */
    @SuppressWarnings("unchecked") // the proxy has the type of its target
    public static <K, V> Consumer<K, V> of(Consumer<K, V> consumer) {
        var proxy =
                new ProxyFactory(
                        Consumer.class,
                        (MethodInterceptor)
                                call -> {
                                    Object answer = call.proceed();
                                    return answer instanceof ConsumerRecords<?, ?> records
                                            ? withMore((ConsumerRecords<K, V>) records, consumer)
                                            : answer;
                                });
        proxy.setTarget(consumer);
        return (Consumer<K, V>) proxy.getProxy();
    }

    private static <K, V> ConsumerRecords<K, V> withMore(
            ConsumerRecords<K, V> first, Consumer<K, V> consumer) {
        if (first.isEmpty() || first.count() >= MANY) {
            return first;
        }
        ConsumerRecords<K, V> more = more(consumer);
        return more == null || more.isEmpty() ? first : joined(first, more);
    }

    /** The consumer has given the first ones away already, so they must not be lost. */
    private static <K, V> @Nullable ConsumerRecords<K, V> more(Consumer<K, V> consumer) {
        try {
            return consumer.poll(ROUND_TRIP);
        } catch (WakeupException e) {
            consumer.wakeup(); // for the next poll, after what the first one gave
        } catch (RuntimeException e) {
            log.debug("The next poll will say that it cannot go on", e);
        }
        return null;
    }

    private static <K, V> ConsumerRecords<K, V> joined(
            ConsumerRecords<K, V> first, ConsumerRecords<K, V> second) {
        Map<TopicPartition, List<ConsumerRecord<K, V>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(first.nextOffsets());
        next.putAll(second.nextOffsets());
        for (var some : List.of(first, second)) {
            for (TopicPartition partition : some.partitions()) {
                records.computeIfAbsent(partition, any -> new ArrayList<>())
                        .addAll(some.records(partition));
            }
        }
        return new ConsumerRecords<>(records, next);
    }
}
