package io.threatmonitor.alert.push;

import io.threatmonitor.kit.messaging.GatheringConsumer;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Makes consumers that belong to no group. */
@Component
class TailConsumers {

    private final KafkaProperties kafka;

    TailConsumers(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    Consumer<String, byte[]> create() {
        var settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "live-topics");
        // A place that is no more is an error, not a reason to pass over records in silence.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return GatheringConsumer.of(
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }
}
