package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.ingest.enrichment.Enrichment;

import org.jspecify.annotations.Nullable;

/** Leaves events as their senders described them. */
final class NothingKnown implements Enrichment {

    @Override
    public @Nullable Geo geo(@Nullable String ipAddress, @Nullable Geo given) {
        return given;
    }

    @Override
    public @Nullable Device device(@Nullable Device given, @Nullable Request request) {
        return given;
    }
}
