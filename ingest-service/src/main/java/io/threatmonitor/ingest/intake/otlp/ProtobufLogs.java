package io.threatmonitor.ingest.intake.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * Walks through the binary encoding without making a message of the whole: a record is two bytes at
 * least and much more as an object, and one that cannot be read costs its neighbours nothing.
 * Nested messages are limited to the 100 levels that protobuf-java allows.
 */
final class ProtobufLogs implements SentLogs {

    /** Protocol Buffers, "Encoding": the wire type of strings, bytes and messages. */
    private static final int LENGTH_DELIMITED = 2;

    private static final int WIRE_TYPE_BITS = 3;

    private final ByteString body;
    private final AnyValues values;
    private final int maxRecordBytes;

    ProtobufLogs(byte[] body, AnyValues values, int maxRecordBytes) {
        this.body = UnsafeByteOperations.unsafeWrap(body);
        this.values = values;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void forEach(Consumer<SentRecord> each) {
        try {
            forEachField(
                    body,
                    ExportLogsServiceRequest.RESOURCE_LOGS_FIELD_NUMBER,
                    logs -> ofResource(logs, each));
        } catch (IOException e) {
            throw ApiException.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The body is not a valid ExportLogsServiceRequest: " + e.getMessage());
        }
    }

    private void ofResource(ByteString logs, Consumer<SentRecord> each) throws IOException {
        ByteString resource = merged(logs, ResourceLogs.RESOURCE_FIELD_NUMBER);
        Origin.requireFitting("resource", resource.size());
        Origin origin = Origin.of(Resource.parseFrom(resource), values);
        forEachField(
                logs,
                ResourceLogs.SCOPE_LOGS_FIELD_NUMBER,
                scoped -> ofScope(scoped, origin, each));
    }

    private void ofScope(ByteString logs, Origin resource, Consumer<SentRecord> each)
            throws IOException {
        ByteString scope = merged(logs, ScopeLogs.SCOPE_FIELD_NUMBER);
        Origin.requireFitting("scope", scope.size());
        Origin origin = resource.with(InstrumentationScope.parseFrom(scope), values);
        forEachField(
                logs,
                ScopeLogs.LOG_RECORDS_FIELD_NUMBER,
                bytes ->
                        each.accept(
                                new SentRecord(origin, () -> parsed(bytes), bytes::toByteArray)));
    }

    private LogRecord parsed(ByteString bytes) throws UnreadableRecordException {
        if (bytes.size() > maxRecordBytes) {
            throw new UnreadableRecordException(
                    "has more than %,d bytes".formatted(maxRecordBytes));
        }
        try {
            return LogRecord.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableRecordException("is not a valid LogRecord: " + e.getMessage());
        }
    }

    /** Encodings of a message, one after the other, are that of all of them merged ("Encoding"). */
    private static ByteString merged(ByteString message, int number) throws IOException {
        var parts = new ArrayList<ByteString>();
        forEachField(message, number, parts::add);
        return ByteString.copyFrom(parts);
    }

    private static void forEachField(ByteString message, int number, FieldReader reader)
            throws IOException {
        CodedInputStream in = message.newCodedInput();
        in.enableAliasing(true);
        int wanted = (number << WIRE_TYPE_BITS) | LENGTH_DELIMITED;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == wanted) {
                reader.read(in.readBytes());
            } else if (!in.skipField(tag)) {
                throw new InvalidProtocolBufferException("A group ends that never began.");
            }
        }
    }

    @FunctionalInterface
    private interface FieldReader {

        void read(ByteString value) throws IOException;
    }
}
