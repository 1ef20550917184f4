package io.threatmonitor.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class KafkaBrokerTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    @TempDir private Path folder;

    @Test
    void keepsItsRecordsOverARestartOnAnotherPort() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(KafkaSettings.forTests(folder))) {
            createTopic(broker);
            send(broker, "kept");
        }
        try (KafkaBroker broker = KafkaBroker.start(KafkaSettings.forTests(folder))) {
            assertThat(received(broker)).containsExactly("kept");
        }
    }

    private static void createTopic(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(address(broker))) {
            admin.createTopics(List.of(new NewTopic(EVENTS.topic(), 1, (short) 1))).all().get();
        }
    }

    private static void send(KafkaBroker broker, String text) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        address(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(EVENTS.topic(), text)).get();
        }
    }

    private static List<String> received(KafkaBroker broker) {
        try (var consumer =
                new KafkaConsumer<>(
                        address(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(EVENTS));
            consumer.seekToBeginning(List.of(EVENTS));
            return consumer.poll(Duration.ofSeconds(20)).records(EVENTS).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static Map<String, Object> address(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
