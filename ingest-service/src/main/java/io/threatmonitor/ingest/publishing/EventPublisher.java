package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.event.SecurityEvent;

/** Where accepted events go. Implementations are thread-safe. */
@FunctionalInterface
public interface EventPublisher {

    /**
     * Returns once the event can no longer be lost. Events of the same source keep the order of
     * their calls.
     *
     * @throws BrokersUnavailableException when that does not happen in time; the event may still
     *     arrive later
     * @throws EventTooLargeException when the brokers will never take it
     */
    void publish(SecurityEvent event);
}
