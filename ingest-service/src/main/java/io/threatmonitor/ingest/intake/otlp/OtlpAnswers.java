package io.threatmonitor.ingest.intake.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.threatmonitor.ingest.intake.SenderJson;

import org.springframework.stereotype.Component;

import java.util.Map;

/** Writes answers (OTLP 1.x, "OTLP/HTTP Response") in either encoding. Thread-safe. */
@Component
final class OtlpAnswers {

    /** {@code google/rpc/status.proto}. */
    private static final int STATUS_MESSAGE_FIELD_NUMBER = 2;

    private final SenderJson json;

    OtlpAnswers(SenderJson json) {
        this.json = json;
    }

    /** "Full Success": there is no {@code partial_success}. */
    byte[] success(OtlpEncoding encoding) {
        return switch (encoding) {
            case PROTOBUF -> ExportLogsServiceResponse.getDefaultInstance().toByteArray();
            case JSON -> json.bytes(Map.of());
        };
    }

    /** "Partial Success": the sender must not send any of it again. */
    byte[] partialSuccess(OtlpEncoding encoding, long rejected, String why) {
        return switch (encoding) {
            case PROTOBUF ->
                    ExportLogsServiceResponse.newBuilder()
                            .setPartialSuccess(
                                    ExportLogsPartialSuccess.newBuilder()
                                            .setRejectedLogRecords(rejected)
                                            .setErrorMessage(why))
                            .build()
                            .toByteArray();
            case JSON -> // an int64 is written as text
                    json.bytes(
                            Map.of(
                                    "partialSuccess",
                                    Map.of(
                                            "rejectedLogRecords",
                                            String.valueOf(rejected),
                                            "errorMessage",
                                            why)));
        };
    }

    /**
     * "Failures": a {@code google.rpc.Status}. Its code may be omitted; senders go by that of HTTP.
     */
    byte[] failure(OtlpEncoding encoding, String message) {
        return switch (encoding) {
            case PROTOBUF ->
                    UnknownFieldSet.newBuilder()
                            .addField(
                                    STATUS_MESSAGE_FIELD_NUMBER,
                                    UnknownFieldSet.Field.newBuilder()
                                            .addLengthDelimited(ByteString.copyFromUtf8(message))
                                            .build())
                            .build()
                            .toByteArray();
            case JSON -> json.bytes(Map.of("message", message));
        };
    }
}
