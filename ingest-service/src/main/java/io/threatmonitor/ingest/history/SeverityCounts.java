package io.threatmonitor.ingest.history;

/** How many events there are of each severity. */
record SeverityCounts(long low, long medium, long high, long critical) {

    static final SeverityCounts NONE = new SeverityCounts(0, 0, 0, 0);

    SeverityCounts plus(SeverityCounts other) {
        return new SeverityCounts(
                low + other.low,
                medium + other.medium,
                high + other.high,
                critical + other.critical);
    }

    long total() {
        return low + medium + high + critical;
    }
}
