package io.threatmonitor.gateway.auditing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Sends actions to Kafka from one thread of its own. A full queue, which only a long absence of
 * Kafka makes, drops the newest action: a flood of wrong tokens must not use up the memory.
 */
@Component
class KafkaAuditTopic implements AuditTopic, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaAuditTopic.class);
    private static final int QUEUE_SIZE = 10_000;
    private static final Duration LAST_SEND = Duration.ofSeconds(3);

    private final BlockingQueue<AuditAction> queue = new ArrayBlockingQueue<>(QUEUE_SIZE);
    private final String bootstrapServers;
    private final Counter dropped;
    private volatile boolean running;
    private Thread sender = new Thread(this::sendUntilStopped, "audit-sender");

    KafkaAuditTopic(
            @Value("${kafka.bootstrap-servers}") String bootstrapServers, MeterRegistry meters) {
        this.bootstrapServers = bootstrapServers;
        this.dropped =
                Counter.builder("audit.actions.dropped")
                        .description("Audited actions that never reached Kafka")
                        .register(meters);
        meters.gaugeCollectionSize("audit.actions.waiting", Tags.empty(), queue);
    }

    @Override
    public void offer(AuditAction action) {
        if (!queue.offer(action)) {
            dropped.increment();
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofPlatform().daemon().name("audit-sender").start(this::sendUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        sender.interrupt();
        try {
            sender.join(LAST_SEND.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sendUntilStopped() {
        try (var producer = producer()) {
            try {
                while (running) {
                    send(producer, queue.take());
                }
            } catch (InterruptedException _) {
                queue.forEach(action -> send(producer, action));
            }
            producer.close(LAST_SEND);
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, AuditAction action) {
        try {
            var _ =
                    producer.send(
                            record(action),
                            (_, failure) -> {
                                if (failure != null) {
                                    lost(action, failure);
                                }
                            });
        } catch (RuntimeException e) {
            lost(action, e);
        }
    }

    private void lost(AuditAction action, Exception cause) {
        dropped.increment();
        log.warn("Audit action {} of {} was lost", action.action(), action.id(), cause);
    }

    private static ProducerRecord<String, byte[]> record(AuditAction action) {
        var value = WireJson.MAPPER.writeValueAsBytes(action);
        var record = new ProducerRecord<>(Topics.AUDIT_ACTIONS, action.actor().id(), value);
        record.headers()
                .add(CloudEvents.ID, bytes(action.id()))
                .add(CloudEvents.TYPE, bytes(CloudEvents.ACTION_AUDITED))
                .add(CloudEvents.SOURCE, bytes(action.service()))
                .add(CloudEvents.TIME, bytes(action.occurredAt()))
                .add(CloudEvents.SPEC_VERSION, bytes(CloudEvents.VERSION));
        return record;
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "gateway-audit",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        1 << 20,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        60_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
