package io.threatmonitor.ingest.intake.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** How one event of a batch ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchItem(
        @Schema(description = "Its place in the array, or its line, counted from 0") long index,
        Status status,
        @Schema(description = "Where the brokers have it") @Nullable UUID id,
        @Schema(description = "Where it was rejected") @Nullable List<FieldError> errors) {

    enum Status {
        ACCEPTED,
        DUPLICATE,
        REJECTED,
        TOO_LARGE,
        UNAVAILABLE
    }

    static BatchItem of(long index, Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted(var id) -> new BatchItem(index, Status.ACCEPTED, id, null);
            case Duplicate(var id) -> new BatchItem(index, Status.DUPLICATE, id, null);
            case Rejected(var errors) -> new BatchItem(index, Status.REJECTED, null, errors);
            case TooLarge() -> new BatchItem(index, Status.TOO_LARGE, null, null);
            case Unavailable _ -> new BatchItem(index, Status.UNAVAILABLE, null, null);
        };
    }
}
