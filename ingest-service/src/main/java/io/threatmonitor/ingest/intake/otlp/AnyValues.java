package io.threatmonitor.ingest.intake.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes maps, lists and values of attributes, as Jackson reads untyped JSON. Thread-safe. */
final class AnyValues {

    private final int maxDepth;

    AnyValues(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Of a key that stands twice, which {@code common.proto} forbids, the last value. */
    Map<String, @Nullable Object> map(List<KeyValue> attributes) throws UnreadableRecordException {
        return map(attributes, 1);
    }

    @Nullable Object plain(AnyValue value) throws UnreadableRecordException {
        return plain(value, 1);
    }

    private Map<String, @Nullable Object> map(List<KeyValue> attributes, int depth)
            throws UnreadableRecordException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (KeyValue attribute : attributes) {
            map.put(attribute.getKey(), plain(attribute.getValue(), depth));
        }
        return map;
    }

    private @Nullable Object plain(AnyValue value, int depth) throws UnreadableRecordException {
        if (depth > maxDepth) {
            throw new UnreadableRecordException(
                    "is nested more than %d levels deep".formatted(maxDepth));
        }
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> number(value.getDoubleValue());
            case BYTES_VALUE ->
                    Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            case ARRAY_VALUE -> list(value.getArrayValue().getValuesList(), depth + 1);
            case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList(), depth + 1);
            case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> null; // the first is for profiles alone
        };
    }

    private List<@Nullable Object> list(List<AnyValue> values, int depth)
            throws UnreadableRecordException {
        var list = new ArrayList<@Nullable Object>(values.size());
        for (AnyValue value : values) {
            list.add(plain(value, depth));
        }
        return list;
    }

    /** JSON has no other way to say these; ProtoJSON has them as text too. */
    private static Object number(double number) {
        return Double.isFinite(number) ? (Object) number : String.valueOf(number);
    }
}
