package io.threatmonitor.ingest.publishing;

import java.time.Duration;

/** How the publication of one event ended. */
public sealed interface Publication {

    /** All in-sync replicas have the event. */
    record Published() implements Publication {}

    /** The brokers will never take an event of this size. */
    record TooLarge() implements Publication {}

    /**
     * That did not happen in time, or too many events wait already; the event may still arrive.
     *
     * @param retryAfter when it is worth trying again
     */
    record Unavailable(Duration retryAfter) implements Publication {}
}
