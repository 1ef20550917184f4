package io.threatmonitor.alert.statistics;

import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

/** How well the objectives of one severity are met. */
record ServiceLevel(Severity severity, KeptShare acknowledge, KeptShare resolve) {

    /**
     * How many alerts kept a deadline.
     *
     * @param met those for which it was done in time
     * @param late those for which it was done, and too late
     * @param overdue those that still wait although the deadline has passed, however long ago
     * @param metShare of all of them, 0 to 1; null where there is none
     */
    record KeptShare(long met, long late, long overdue, @Nullable Double metShare) {

        static KeptShare of(long met, long late, long overdue) {
            long all = met + late + overdue;
            return new KeptShare(met, late, overdue, all == 0 ? null : (double) met / all);
        }
    }
}
