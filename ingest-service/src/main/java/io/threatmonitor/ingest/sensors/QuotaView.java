package io.threatmonitor.ingest.sensors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/** A quota on the wire; both zero in an edit to return to that of the service. */
record QuotaView(@Min(0) @Max(MOST) int eventsPerSecond, @Min(0) @Max(MOST) int burst) {

    private static final int MOST = 10_000_000;

    static @Nullable QuotaView of(@Nullable Quota quota) {
        return quota == null ? null : new QuotaView(quota.eventsPerSecond(), quota.burst());
    }

    @Nullable Quota quota() {
        return eventsPerSecond == 0 || burst == 0 ? null : new Quota(eventsPerSecond, burst);
    }
}
