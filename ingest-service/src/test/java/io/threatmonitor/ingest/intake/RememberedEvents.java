package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.publishing.EventPublisher;

import java.util.ArrayList;
import java.util.List;

/** Brokers that are always there, in memory. */
final class RememberedEvents implements EventPublisher {

    private final List<SecurityEvent> published = new ArrayList<>();

    @Override
    public void publish(SecurityEvent event) {
        published.add(event);
    }

    List<SecurityEvent> all() {
        return published;
    }

    SecurityEvent last() {
        return published.getLast();
    }
}
