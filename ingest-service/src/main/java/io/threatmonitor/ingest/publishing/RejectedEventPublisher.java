package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.event.RejectedEvent;

/** Where rejected events go, to be looked at later. Implementations are thread-safe. */
@FunctionalInterface
public interface RejectedEventPublisher {

    /** Neither waits nor fails: what cannot be published is counted and forgotten. */
    void publish(RejectedEvent event);
}
