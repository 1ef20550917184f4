package io.threatmonitor.ingest.rejections.replay;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.ingest.rejections.replay.ReplayOutcome.Refused;
import io.threatmonitor.ingest.rejections.replay.ReplayOutcome.Taken;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** How one of many replays ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayItem(
        @Schema(description = "Of the rejected event") UUID id,
        @Schema(description = "What it became, where it was taken") @Nullable UUID eventId,
        @Schema(description = "Where it was not") @Nullable ErrorCode code,
        @Nullable String message,
        @Nullable List<FieldError> errors) {

    static ReplayItem of(UUID id, ReplayOutcome outcome) {
        return switch (outcome) {
            case Taken(var eventId) -> new ReplayItem(id, eventId, null, null, null);
            case Refused(var why) ->
                    new ReplayItem(id, null, why.code(), why.getMessage(), why.errors());
        };
    }
}
