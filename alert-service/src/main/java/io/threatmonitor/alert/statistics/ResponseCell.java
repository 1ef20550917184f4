package io.threatmonitor.alert.statistics;

/**
 * So many alerts ended their waiting on one day, after about as long.
 *
 * @param name of the analyst, rule or severity, empty for all together
 * @param bucket of {@link WaitHistogram}
 * @param seconds that they waited together
 * @param inTime how many of them waited no longer than they may
 * @param late how many waited longer; those without an objective are neither
 */
record ResponseCell(
        Kind kind,
        Dimension dimension,
        String name,
        int bucket,
        long alerts,
        double seconds,
        long inTime,
        long late) {

    /** What ended the waiting. */
    enum Kind {
        ACKNOWLEDGED,
        RESOLVED
    }

    /** What the alerts of a cell have in common beside the day. */
    enum Dimension {
        OVERALL,
        ANALYST,
        RULE,
        SEVERITY
    }
}
