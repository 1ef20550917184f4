package io.threatmonitor.ingest.sensors;

import io.github.bucket4j.TimeMeter;

import java.util.Optional;

/** What tests of the intake need of sensors. */
public final class SensorFixtures {

    private SensorFixtures() {}

    /** Lets everybody send as much as they like. */
    public static Quotas noLimits() {
        return limits(1_000_000, 1_000_000);
    }

    /** The same quota for everybody. */
    public static Quotas limits(int eventsPerSecond, int burst) {
        return quotas(new Quota(eventsPerSecond, burst), TimeMeter.SYSTEM_MILLISECONDS);
    }

    static Quotas quotas(Quota usual, TimeMeter time) {
        return new Quotas(id -> Optional.empty(), usual, time);
    }
}
