package io.threatmonitor.ingest.rejections;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An event that was rejected, and what became of it since. */
@Schema(name = "RejectedSubmission")
public record Rejection(
        UUID id,
        Instant receivedAt,
        String sensorId,
        @Schema(description = "Where that much could be read") @Nullable String sourceName,
        @Schema(description = "The wire format, such as native") String format,
        @Schema(description = "What its sender was told") List<FieldError> errors,
        @Schema(description = "In bytes") long originalSize,
        @Schema(description = "Whether no more than the beginning was kept") boolean truncated,
        RejectionStatus status,
        @Schema(description = "Who replayed or discarded it") @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Schema(description = "The event that it became when it was replayed")
                @Nullable UUID eventId,
        @Nullable RejectedOriginal original) {

    public Rejection {
        errors = List.copyOf(errors);
    }

    Rejection with(RejectedOriginal kept) {
        return new Rejection(
                id,
                receivedAt,
                sensorId,
                sourceName,
                format,
                errors,
                originalSize,
                truncated,
                status,
                settledBy,
                settledAt,
                eventId,
                kept);
    }

    /**
     * @throws ApiException {@code illegal_transition} when it is replayed or discarded already
     */
    public void requireOpen() {
        if (status != RejectionStatus.OPEN) {
            throw ApiException.of(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "The rejected event is %s already".formatted(status.wireName()));
        }
    }

    public static ApiException notFound() {
        return ApiException.notFound("rejected event");
    }
}
