package io.threatmonitor.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threatmonitor.contracts.CloudEvents;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Makes many records of one kind within one trace, and what is the same for all of them but once.
 * Not thread-safe.
 */
public final class RecordSeries {

    private final String topic;
    private final List<Header> common;
    private @Nullable Instant lastTime;
    private Header lastTimeHeader = header(CloudEvents.TIME, "");

    RecordSeries(String topic, List<Header> common) {
        this.topic = topic;
        this.common = List.copyOf(common);
    }

    /** A header, to be made once and used for as many records as it is true of. */
    public static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(UTF_8));
    }

    /**
     * @param value JSON in UTF-8
     * @param own a header that not all records of the series have
     */
    public ProducerRecord<String, byte[]> next(
            String key, UUID id, Instant time, byte[] value, Header own) {
        var headers = new RecordHeaders(common);
        headers.add(header(CloudEvents.ID, id.toString()));
        headers.add(timeHeader(time));
        headers.add(own);
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    /** What arrives together has the same time. */
    private Header timeHeader(Instant time) {
        if (!time.equals(lastTime)) {
            lastTimeHeader = header(CloudEvents.TIME, time.toString());
            lastTime = time;
        }
        return lastTimeHeader;
    }
}
