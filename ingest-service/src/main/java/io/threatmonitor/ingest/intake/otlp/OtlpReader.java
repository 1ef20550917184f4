package io.threatmonitor.ingest.intake.otlp;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.kit.api.ApiException;

import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicInteger;

/** Reads requests of either encoding, within limits. Thread-safe. */
@Component
final class OtlpReader {

    /**
     * A body has room for millions of records that say nothing, and each would be an event with all
     * that its resource says. Those that say something do not come near.
     */
    static final int MAX_RECORDS = 100_000;

    /** Objects and arrays around the value of an attribute. */
    private static final int LEVELS_AROUND = 10;

    /** An object within an object is a value, a list of its members, an array and a member. */
    private static final int LEVELS_OF_JSON_EACH = 4;

    private final SenderJson json;
    private final AnyValues values;
    private final LogMapping mapping;

    /** What any single event may have. */
    private final int maxRecordBytes;

    OtlpReader(SenderJson json, IntakeProperties properties) {
        this.json = json.withDepth(LEVELS_AROUND + LEVELS_OF_JSON_EACH * properties.maxDepth());
        this.values = new AnyValues(properties.maxDepth());
        this.mapping = new LogMapping(values);
        this.maxRecordBytes = (int) properties.maxBody().toBytes();
    }

    /** What records mean here. */
    LogMapping mapping() {
        return mapping;
    }

    /**
     * Walks through all of {@code body} once, so that nothing of it is taken when there is
     * something wrong with the whole.
     *
     * @throws ApiException {@code malformed_request}, {@code payload_too_large}
     */
    SentLogs read(OtlpEncoding encoding, byte[] body) {
        SentLogs logs =
                switch (encoding) {
                    case PROTOBUF -> new ProtobufLogs(body, values, maxRecordBytes);
                    case JSON -> new JsonLogs(body, json, values);
                };
        var records = new AtomicInteger();
        logs.forEach(_ -> {
            if (records.incrementAndGet() > MAX_RECORDS) {
                throw ApiException.of(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "The body must have at most %,d log records".formatted(MAX_RECORDS));
            }
        });
        return logs;
    }
}
