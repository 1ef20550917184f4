package io.threatmonitor.alert.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How long some alerts waited.
 *
 * @param alerts how many; where there is none, the rest is null
 * @param meanSeconds exact
 * @param p50Seconds half of them waited no longer; as the other percentiles within 5 %
 */
record Wait(
        long alerts,
        @Nullable Double meanSeconds,
        @Nullable Double p50Seconds,
        @Nullable Double p90Seconds,
        @Nullable Double p95Seconds) {}
