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
import org.apache.kafka.common.errors.RetriableException;
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
import java.util.concurrent.TimeUnit;

/**
 * Sends actions to Kafka from one thread of its own. A full queue, which only a long absence of
 * Kafka makes, drops the newest action: a flood of wrong tokens must not use up the memory.
 */
@Component
class KafkaAuditTopic implements AuditTopic, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaAuditTopic.class);
    private static final int QUEUE_SIZE = 10_000;
    private static final Duration LAST_SEND = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final BlockingQueue<AuditAction> queue = new ArrayBlockingQueue<>(QUEUE_SIZE);
    private final String bootstrapServers;
    private final Counter dropped;
    private volatile boolean running;
    private Thread sender = Thread.ofPlatform().unstarted(this::sendUntilStopped);

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

    /** Leaves the sender a moment for what is queued, and never holds up the end of the process. */
    @Override
    public void stop() {
        running = false;
        try {
            sender.join(LAST_SEND.plus(PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sendUntilStopped() {
        var producer = producer();
        try {
            while (running || !queue.isEmpty()) {
                var action = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (action != null) {
                    send(producer, action);
                }
            }
        } catch (InterruptedException _) {
            log.debug("The sender of audited actions was interrupted");
        } finally {
            producer.close(LAST_SEND);
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, AuditAction action) {
        var _ =
                producer.send(
                        record(action),
                        (_, failure) -> {
                            if (failure != null) {
                                failed(action, failure);
                            }
                        });
    }

    /** An action may arrive twice this way: the trail knows it by its id. */
    private void failed(AuditAction action, Exception cause) {
        if (running && cause instanceof RetriableException) {
            offer(action);
        } else {
            dropped.increment();
            log.warn("Audit action {} of {} was lost", action.action(), action.id(), cause);
        }
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
