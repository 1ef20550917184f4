package io.threatmonitor.kit.messaging;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.kit.telemetry.TelemetryAutoConfiguration;
import io.threatmonitor.kit.telemetry.Traces;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Publishing and consuming, with dead letters for what cannot be handled and patience for
 * everything else.
 */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, TelemetryAutoConfiguration.class})
@EnableConfigurationProperties(TopicsProperties.class)
public class MessagingAutoConfiguration {

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    /** Dead letters keep the partition number of nothing: any partition of their topic will do. */
    private static final int ANY_PARTITION = -1;

    /**
     * A record that carries another one is larger than it: what its topic took, the next must take
     * as well, or one event of the largest size would hold up all behind it.
     */
    private static final DataSize ROOM = DataSize.ofMegabytes(4);

    @Bean
    OutgoingRecords outgoingRecords(
            @Value("${spring.application.name}") String source, Traces traces) {
        return new OutgoingRecords("/" + source, traces);
    }

    @Bean
    RecordPublisher recordPublisher(KafkaTemplate<String, byte[]> kafka) {
        return new RecordPublisher(kafka);
    }

    /**
     * Threads of the platform, which the system gives their share. Virtual ones would stand in line
     * behind each of a thousand requests or streams whenever they wait for the database.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            ownThreads() {
        return container ->
                container
                        .getContainerProperties()
                        .setListenerTaskExecutor(new SimpleAsyncTaskExecutor("kafka-"));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer gatheringConsumers() {
        return factory -> gather(factory);
    }

    private static <K, V> void gather(DefaultKafkaConsumerFactory<K, V> factory) {
        factory.addPostProcessor(GatheringConsumer::of);
    }

    /** Also for listeners that know by themselves which record can never be handled. */
    @Bean
    ConsumerRecordRecoverer deadLetters(KafkaTemplate<String, byte[]> kafka) {
        return new DeadLetterPublishingRecoverer(
                kafka,
                (failed, e) ->
                        new TopicPartition(Topics.deadLettersOf(failed.topic()), ANY_PARTITION));
    }

    @Bean
    CommonErrorHandler retryOrDeadLetter(ConsumerRecordRecoverer deadLetters) {
        var patience = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
        patience.setMaxInterval(SLOWEST_RETRY.toMillis());
        var handler = new DefaultErrorHandler(deadLetters, patience);
        handler.addNotRetryableExceptions(UnhandleableRecordException.class);
        return handler;
    }

    @Bean
    @ConditionalOnProperty(name = "threat-monitor.topics.create", matchIfMissing = true)
    NewTopics platformTopics(TopicsProperties properties) {
        return new NewTopics(
                topic(Topics.EVENTS, 12, Duration.ofDays(7), properties).build(),
                topic(Topics.REJECTED_EVENTS, 3, Duration.ofDays(7), properties).build(),
                roomyTopic(Topics.DETECTIONS, 12, Duration.ofDays(7), properties),
                roomyTopic(Topics.ALERTS, 12, Duration.ofDays(30), properties),
                topic(Topics.AUDIT_ACTIONS, 6, Duration.ofDays(30), properties).build(),
                deadLetters(Topics.EVENTS, properties),
                deadLetters(Topics.REJECTED_EVENTS, properties),
                deadLetters(Topics.DETECTIONS, properties),
                deadLetters(Topics.ALERTS, properties),
                deadLetters(Topics.AUDIT_ACTIONS, properties));
    }

    private static NewTopic deadLetters(String topic, TopicsProperties properties) {
        return roomyTopic(Topics.deadLettersOf(topic), 1, Duration.ofDays(30), properties);
    }

    private static NewTopic roomyTopic(
            String name, int partitions, Duration retention, TopicsProperties properties) {
        return topic(name, partitions, retention, properties)
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(ROOM.toBytes()))
                .build();
    }

    private static TopicBuilder topic(
            String name, int partitions, Duration retention, TopicsProperties properties) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(properties.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()))
                .config(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        String.valueOf(properties.minInSyncReplicas()));
    }
}
