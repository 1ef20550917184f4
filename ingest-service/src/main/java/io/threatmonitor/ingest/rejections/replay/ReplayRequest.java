package io.threatmonitor.ingest.rejections.replay;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The body of a replay, as its document describes it. Nothing is bound to it: what is replayed is
 * read as strictly as what a sensor sends.
 */
record ReplayRequest(
        @Schema(
                        description =
                                "A native event in the original's place, as POST /api/v1/events"
                                        + " takes it; without it the original is read again")
                @Nullable Map<String, Object> body) {}
