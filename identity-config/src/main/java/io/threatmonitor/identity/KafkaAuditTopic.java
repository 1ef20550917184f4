package io.threatmonitor.identity;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The topic of the audit trail, through a producer that is made when it is first needed. */
final class KafkaAuditTopic implements AuditTopic {

    /** As in contracts, which a test compares. */
    static final String NAME = "audit.actions.v1";

    static final String CE_TYPE = "io.threatmonitor.action.audited.v1";

    private static final Logger log = LoggerFactory.getLogger(KafkaAuditTopic.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;

    KafkaAuditTopic(String bootstrapServers) {
        this.settings =
                Map.ofEntries(
                        entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        entry(ProducerConfig.CLIENT_ID_CONFIG, "keycloak-audit"),
                        entry(ProducerConfig.ACKS_CONFIG, "all"),
                        entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        // The codecs are libraries that Keycloak lacks.
                        entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"),
                        entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000),
                        entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000),
                        entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        // Long, and nobody waits for it: what the producer repeats itself never
                        // doubles in the topic, what we bring again may.
                        entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_600_000));
    }

    @Override
    public int publish(List<byte[]> lines) {
        int safe = 0;
        try {
            for (Future<RecordMetadata> delivery : deliveries(lines)) {
                delivery.get();
                safe++;
            }
        } catch (ExecutionException e) {
            giveUp(e.getCause());
        } catch (KafkaException e) {
            giveUp(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return safe;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void giveUp(@Nullable Throwable reason) {
        log.warn(
                "Kafka does not take audit entries, they wait on disk: {}", String.valueOf(reason));
        if (!(reason instanceof RetriableException)) {
            close();
        }
    }

    private List<Future<RecordMetadata>> deliveries(List<byte[]> lines) {
        Producer<String, byte[]> current = producer();
        // Waits once for a broker that does not answer, where each send would.
        current.partitionsFor(NAME);
        List<Future<RecordMetadata>> deliveries = new ArrayList<>();
        for (byte[] line : lines) {
            deliveries.add(current.send(record(line)));
        }
        return deliveries;
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** CloudEvents 1.0.2, Kafka protocol binding, section 3.2 (binary content mode). */
    static ProducerRecord<String, byte[]> record(byte[] line) {
        JsonNode json = read(line);
        var record = new ProducerRecord<>(NAME, json.path("actor").path("id").asText(), line);
        header(record, "ce_id", json.path("id").asText());
        header(record, "ce_type", CE_TYPE);
        header(record, "ce_source", json.path("service").asText());
        header(record, "ce_time", json.path("occurred_at").asText());
        header(record, "ce_specversion", "1.0");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A damaged line goes on as it is: its reader knows where to put what it cannot read. */
    private static JsonNode read(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            log.error("A line of the audit spool is damaged", e);
            return JSON.missingNode();
        }
    }
}
