package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.publishing.Publication.Published;

import java.util.ArrayList;
import java.util.List;

/** Brokers that are always there, in memory. */
public final class RememberedEvents implements EventPublisher {

    private final List<SecurityEvent> published = new ArrayList<>();

    @Override
    public List<Publication> publish(List<SecurityEvent> events) {
        published.addAll(events);
        return events.stream().<Publication>map(_ -> new Published()).toList();
    }

    public List<SecurityEvent> all() {
        return published;
    }

    public SecurityEvent last() {
        return published.getLast();
    }
}
