package io.threatmonitor.ingest.accounting;

import java.time.Instant;

/**
 * What became of the events that a sensor sent in one hour.
 *
 * @param published what the topic has of them: as many as were accepted, and those that history
 *     found although nobody counted them
 * @param uncounted were found on the topic and not counted as accepted: answered as unavailable and
 *     arrived all the same, or accepted by a replica that ended before it could say so
 * @param inFlight were accepted, and history has not read them yet
 * @param difference received and published events that nothing explains: zero, or something is lost
 */
record HourlyAccount(
        Instant hour,
        String sensorId,
        long received,
        long accepted,
        long duplicate,
        Rejected rejected,
        long unavailable,
        long published,
        long stored,
        long duplicateInHistory,
        long deadLettered,
        long inFlight,
        long uncounted,
        long difference) {

    /** Rejected events, by reason. */
    record Rejected(long unreadable, long invalid, long notAllowed, long tooLarge) {

        long total() {
            return unreadable + invalid + notAllowed + tooLarge;
        }
    }

    /** What history says of the hour. */
    record Recorded(long stored, long duplicate, long deadLettered) {

        long total() {
            return stored + duplicate + deadLettered;
        }
    }

    /**
     * @param settled whether history has had the time to read everything
     */
    static HourlyAccount of(
            Instant hour,
            String sensorId,
            Received counts,
            Rejected rejected,
            Recorded recorded,
            boolean settled) {
        long published = Math.max(counts.accepted(), recorded.total());
        long unread = published - recorded.total();
        long unexplained =
                counts.received()
                        - counts.accepted()
                        - counts.duplicate()
                        - rejected.total()
                        - counts.unavailable();
        return new HourlyAccount(
                hour,
                sensorId,
                counts.received(),
                counts.accepted(),
                counts.duplicate(),
                rejected,
                counts.unavailable(),
                published,
                recorded.stored(),
                recorded.duplicate(),
                recorded.deadLettered(),
                settled ? 0 : unread,
                published - counts.accepted(),
                unexplained + (settled ? unread : 0));
    }

    /** What the intake says of the hour. */
    record Received(long received, long accepted, long duplicate, long unavailable) {}
}
