package io.threatmonitor.kit.messaging;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.telemetry.Traces;

import org.apache.kafka.common.header.Header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Makes records with the CloudEvents attributes and the current trace in their headers.
 * Thread-safe.
 */
public final class OutgoingRecords {

    /** W3C Trace Context section 3.2. */
    private static final String TRACEPARENT = "traceparent";

    private final String source;
    private final Traces traces;

    /**
     * @param source the CloudEvents {@code source} of everything that this service publishes
     */
    OutgoingRecords(String source, Traces traces) {
        this.source = source;
        this.traces = traces;
    }

    /** For many records of one kind, within the current trace. */
    public RecordSeries series(String topic, String type) {
        var common = new ArrayList<Header>();
        common.add(RecordSeries.header(CloudEvents.SPEC_VERSION, CloudEvents.VERSION));
        common.add(RecordSeries.header(CloudEvents.TYPE, type));
        common.add(RecordSeries.header(CloudEvents.SOURCE, source));
        String traceparent = traces.currentParent();
        if (traceparent != null) {
            common.add(RecordSeries.header(TRACEPARENT, traceparent));
        }
        return new RecordSeries(topic, common);
    }

    public OutgoingRecord of(
            String topic, String key, String type, UUID id, Instant time, Object value) {
        return of(topic, key, type, id, time, value, Map.of());
    }

    /**
     * @param extensions further headers, such as CloudEvents extension attributes
     */
    public OutgoingRecord of(
            String topic,
            String key,
            String type,
            UUID id,
            Instant time,
            Object value,
            Map<String, String> extensions) {
        byte[] json = WireJson.MAPPER.writeValueAsBytes(value);
        return ofBytes(topic, key, type, id, time, json, extensions);
    }

    /** The same, of a value that is no JSON of ours. */
    public OutgoingRecord ofBytes(
            String topic,
            String key,
            String type,
            UUID id,
            Instant time,
            byte[] value,
            Map<String, String> extensions) {
        var headers = new LinkedHashMap<>(extensions);
        headers.put(CloudEvents.SPEC_VERSION, CloudEvents.VERSION);
        headers.put(CloudEvents.ID, id.toString());
        headers.put(CloudEvents.TYPE, type);
        headers.put(CloudEvents.SOURCE, source);
        headers.put(CloudEvents.TIME, time.toString());
        String traceparent = traces.currentParent();
        if (traceparent != null) {
            headers.put(TRACEPARENT, traceparent);
        }
        return new OutgoingRecord(topic, key, headers, value);
    }
}
