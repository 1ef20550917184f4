package io.threatmonitor.kit.messaging;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A record on its way to a topic.
 *
 * @param key records with the same key keep their order
 * @param value the JSON text in UTF-8, unless the topic says otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
public record OutgoingRecord(String topic, String key, Map<String, String> headers, byte[] value) {

    public OutgoingRecord {
        headers = Map.copyOf(headers);
    }

    ProducerRecord<String, byte[]> toProducerRecord() {
        var producerRecord = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) ->
                producerRecord.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producerRecord;
    }
}
