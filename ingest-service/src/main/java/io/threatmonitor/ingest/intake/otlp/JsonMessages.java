package io.threatmonitor.ingest.intake.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes messages of JSON. Protobuf's own {@code JsonFormat} is not for OTLP: it takes trace and
 * span ids for Base64, the names of enums and the original names of fields for valid, and one wrong
 * record for the end of the whole request.
 */
final class JsonMessages {

    private JsonMessages() {}

    static Resource resource(@Nullable Object json) throws UnreadableRecordException {
        return Resource.newBuilder()
                .addAllAttributes(attributes(JsonMessage.of(json), "attributes"))
                .build();
    }

    static InstrumentationScope scope(@Nullable Object json) throws UnreadableRecordException {
        var scope = JsonMessage.of(json);
        return InstrumentationScope.newBuilder()
                .setName(scope.text("name"))
                .setVersion(scope.text("version"))
                .addAllAttributes(attributes(scope, "attributes"))
                .build();
    }

    static LogRecord logRecord(@Nullable Object json) throws UnreadableRecordException {
        var sent = JsonMessage.of(json);
        var logRecord =
                LogRecord.newBuilder()
                        .setTimeUnixNano(sent.uint64("timeUnixNano"))
                        .setObservedTimeUnixNano(sent.uint64("observedTimeUnixNano"))
                        .setSeverityNumberValue(sent.int32("severityNumber"))
                        .setSeverityText(sent.text("severityText"))
                        .addAllAttributes(attributes(sent, "attributes"))
                        .setDroppedAttributesCount(sent.uint32("droppedAttributesCount"))
                        .setFlags(sent.uint32("flags"))
                        .setTraceId(sent.hex("traceId"))
                        .setSpanId(sent.hex("spanId"))
                        .setEventName(sent.text("eventName"));
        if (sent.has("body")) {
            logRecord.setBody(anyValue(sent.get("body")));
        }
        return logRecord.build();
    }

    private static List<KeyValue> attributes(JsonMessage message, String name)
            throws UnreadableRecordException {
        var attributes = new ArrayList<KeyValue>();
        for (Object json : message.list(name)) {
            var attribute = JsonMessage.of(json);
            attributes.add(
                    KeyValue.newBuilder()
                            .setKey(attribute.text("key"))
                            .setValue(anyValue(attribute.get("value")))
                            .build());
        }
        return attributes;
    }

    private static AnyValue anyValue(@Nullable Object json) throws UnreadableRecordException {
        var sent = JsonMessage.of(json);
        var value = AnyValue.newBuilder();
        if (sent.has("stringValue")) {
            value.setStringValue(sent.text("stringValue"));
        } else if (sent.has("boolValue")) {
            value.setBoolValue(sent.truth("boolValue"));
        } else if (sent.has("intValue")) {
            value.setIntValue(sent.int64("intValue"));
        } else if (sent.has("doubleValue")) {
            value.setDoubleValue(sent.number("doubleValue"));
        } else if (sent.has("bytesValue")) {
            value.setBytesValue(sent.base64("bytesValue"));
        } else if (sent.has("arrayValue")) {
            value.setArrayValue(array(sent.get("arrayValue")));
        } else if (sent.has("kvlistValue")) {
            var members = attributes(JsonMessage.of(sent.get("kvlistValue")), "values");
            value.setKvlistValue(KeyValueList.newBuilder().addAllValues(members));
        }
        return value.build();
    }

    private static ArrayValue array(@Nullable Object json) throws UnreadableRecordException {
        var array = ArrayValue.newBuilder();
        for (Object element : JsonMessage.of(json).list("values")) {
            array.addValues(anyValue(element));
        }
        return array.build();
    }
}
