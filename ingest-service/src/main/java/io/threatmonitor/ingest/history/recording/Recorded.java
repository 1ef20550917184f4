package io.threatmonitor.ingest.history.recording;

import java.util.List;
import java.util.Map;

/**
 * What one transaction did.
 *
 * @param outcomes by record, those left out that an earlier transaction had dealt with
 * @param stored the events that are in the history now and were not before
 * @param passed by partition, where to read on when records came again that an earlier transaction
 *     had dealt with; usually empty
 */
record Recorded(
        Map<Arrival, Outcome> outcomes, List<ReceivedEvent> stored, Map<Integer, Long> passed) {}
