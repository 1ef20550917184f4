package io.threatmonitor.ingest.intake;

import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.ids.DerivedIds;
import io.threatmonitor.kit.ids.IdGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Gives events their ids. */
@Component
final class EventIds {

    /** Chosen once, at random: changing it would make every repeat a new event. */
    private static final UUID NAMESPACE = UUID.fromString("5f1d3c52-0f0b-4d5c-9a51-6d0f6f1c2a8e");

    private final IdGenerator ids;

    EventIds(IdGenerator ids) {
        this.ids = ids;
    }

    /**
     * A new id, or where the sender has an id of its own, the one that follows from it: what is
     * sent twice is then the same event for every consumer.
     */
    UUID idFor(Sender sender, @Nullable String senderEventId) {
        return senderEventId == null
                ? ids.next()
                : DerivedIds.of(NAMESPACE, sender.sensorId(), senderEventId);
    }
}
