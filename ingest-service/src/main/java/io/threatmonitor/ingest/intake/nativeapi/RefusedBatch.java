package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The error envelope of a batch: the errors name the item and its field, and {@code data} is what
 * it is in the answer to a batch that was taken.
 */
record RefusedBatch(
        String status,
        String message,
        ErrorCode code,
        List<FieldError> errors,
        BatchResult data,
        @Nullable String traceId) {

    static RefusedBatch of(ErrorEnvelope envelope, BatchResult result) {
        return new RefusedBatch(
                envelope.status(),
                envelope.message(),
                envelope.code(),
                result.items().stream().flatMap(RefusedBatch::errorsOf).toList(),
                result,
                envelope.traceId());
    }

    private static Stream<FieldError> errorsOf(BatchItem item) {
        return item.errors() == null
                ? Stream.of()
                : item.errors().stream()
                        .map(error ->
                                new FieldError(
                                        "[%d].%s".formatted(item.index(), error.field()),
                                        error.message()));
    }
}
