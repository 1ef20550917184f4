package io.threatmonitor.ingest.intake.otlp;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.logs.v1.LogRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a record says beside its attributes, as it is kept; docs/api/formats.md lists it. */
final class LogContext {

    /** {@code logs.proto}: ids of other lengths, and of zeroes alone, are none. */
    private static final int TRACE_ID_BYTES = 16;

    private static final int SPAN_ID_BYTES = 8;

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private LogContext() {}

    /** Holds only what was said. */
    static Map<String, @Nullable Object> of(
            LogRecord logRecord, Origin origin, @Nullable Object body) {
        var context = new LogContext();
        if (body != null) {
            context.members.put("body", body);
        }
        context.add("event_name", logRecord.getEventName());
        context.add("severity_number", logRecord.getSeverityNumberValue());
        context.add("severity_text", logRecord.getSeverityText());
        Instant observed = LogMapping.instant(logRecord.getObservedTimeUnixNano());
        context.add("observed_at", observed == null ? "" : observed.toString());
        context.add("trace_id", logRecord.getTraceId(), TRACE_ID_BYTES);
        context.add("span_id", logRecord.getSpanId(), SPAN_ID_BYTES);
        context.add("flags", Integer.toUnsignedLong(logRecord.getFlags()));
        context.add(
                "dropped_attributes_count",
                Integer.toUnsignedLong(logRecord.getDroppedAttributesCount()));
        context.add("resource", origin.resource());
        context.add("scope", origin.scope());
        return context.members;
    }

    private void add(String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, text);
        }
    }

    private void add(String name, long number) {
        if (number != 0) {
            members.put(name, number);
        }
    }

    private void add(String name, ByteString id, int length) {
        byte[] bytes = id.toByteArray();
        if (bytes.length == length && !isZero(bytes)) {
            members.put(name, HexFormat.of().formatHex(bytes));
        }
    }

    private void add(String name, Map<String, @Nullable Object> object) {
        if (!object.isEmpty()) {
            members.put(name, object);
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
