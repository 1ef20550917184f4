package io.threatmonitor.ingest.rejections.replay;

import io.threatmonitor.kit.api.ApiException;

import java.util.UUID;

/** How one attempt to replay ended. */
sealed interface ReplayOutcome {

    /** The brokers have the event, and the rejected one is settled. */
    record Taken(UUID eventId) implements ReplayOutcome {}

    /** Nothing changed. */
    record Refused(ApiException why) implements ReplayOutcome {}
}
