package io.threatmonitor.ingest.intake.nativeapi;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * How a batch ended.
 *
 * @param retryAfter when to send what is not settled; null where everything is
 */
record BatchResult(
        long received,
        long accepted,
        @Schema(description = "Had been accepted before, and is as good as accepted")
                long duplicate,
        @Schema(description = "Wrong or too large: sending them again is of no use") long rejected,
        @Schema(
                        description =
                                "How many, from the beginning, need not be sent again: all of them,"
                                        + " unless the brokers are away")
                long settled,
        @Schema(
                        description =
                                "Each event of an array; of a stream, at most 1,000 of those that"
                                        + " are neither accepted nor duplicate")
                List<BatchItem> items,
        @JsonIgnore @Nullable Duration retryAfter) {

    BatchResult {
        items = List.copyOf(items);
    }

    boolean isEmpty() {
        return received == 0;
    }

    boolean hasTakenNone() {
        return accepted + duplicate == 0;
    }
}
