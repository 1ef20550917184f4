package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.event.SecurityEvent;

import java.util.List;

/** Where accepted events go. Implementations are thread-safe. */
@FunctionalInterface
public interface EventPublisher {

    /**
     * Returns once it is decided for each event whether it can no longer be lost. Events of the
     * same source keep the order in which they stand here, and that of the calls.
     *
     * @return as many as there are events, in their order
     */
    List<Publication> publish(List<SecurityEvent> events);
}
