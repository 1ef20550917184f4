package io.threatmonitor.ingest.intake.otlp;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Requests in either encoding, around the records that a test is about. */
final class OtlpRequests {

    private OtlpRequests() {}

    static byte[] protobuf(LogRecord... records) {
        return protobuf(Resource.getDefaultInstance(), List.of(records));
    }

    static byte[] protobuf(Resource resource, List<LogRecord> records) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                        ResourceLogs.newBuilder()
                                .setResource(resource)
                                .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(records)))
                .build()
                .toByteArray();
    }

    /** Of records that may be no messages at all. */
    static byte[] protobufOf(byte[]... records) {
        var scoped = ByteString.newOutput();
        Arrays.stream(records)
                .forEach(bytes -> write(scoped, ScopeLogs.LOG_RECORDS_FIELD_NUMBER, bytes));
        var logs = ByteString.newOutput();
        write(logs, ResourceLogs.SCOPE_LOGS_FIELD_NUMBER, scoped.toByteString().toByteArray());
        var request = ByteString.newOutput();
        write(
                request,
                ExportLogsServiceRequest.RESOURCE_LOGS_FIELD_NUMBER,
                logs.toByteString().toByteArray());
        return request.toByteString().toByteArray();
    }

    static byte[] json(String... records) {
        return bytes(
                """
                {"resourceLogs": [{"scopeLogs": [{"logRecords": [%s]}]}]}
                """
                        .formatted(String.join(",", records)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static LogRecord saying(String body) {
        return LogRecord.newBuilder().setBody(text(body)).build();
    }

    static AnyValue text(String value) {
        return AnyValue.newBuilder().setStringValue(value).build();
    }

    static KeyValue attribute(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    static KeyValue attribute(String key, String value) {
        return attribute(key, text(value));
    }

    private static void write(ByteString.Output out, int number, byte[] bytes) {
        out.write((number << 3) | 2);
        int rest = bytes.length;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.write(bytes, 0, bytes.length);
    }
}
