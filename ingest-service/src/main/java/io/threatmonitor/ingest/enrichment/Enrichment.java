package io.threatmonitor.ingest.enrichment;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.jspecify.annotations.Nullable;

/**
 * Fills what a sender left open about an event, and never changes what it said. Implementations
 * never throw and are thread-safe.
 */
public interface Enrichment {

    /**
     * @param ipAddress in text form, as it was validated
     * @return null where nobody knows anything
     */
    @Nullable Geo geo(@Nullable String ipAddress, @Nullable Geo given);

    /** Reads the user agent of the device, or else that of the request that the event is about. */
    @Nullable Device device(@Nullable Device given, @Nullable Request request);
}
