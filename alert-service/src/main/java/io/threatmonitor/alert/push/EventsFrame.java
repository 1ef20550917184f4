package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.event.SecurityEvent;

import java.util.List;

/**
 * The events that arrived since the frame before.
 *
 * @param latest some of them, newest first
 */
record EventsFrame(EventCounts counts, List<SecurityEvent> latest) {

    /** How many there were of each severity. */
    record EventCounts(long low, long medium, long high, long critical) {}

    EventsFrame {
        latest = List.copyOf(latest);
    }
}
