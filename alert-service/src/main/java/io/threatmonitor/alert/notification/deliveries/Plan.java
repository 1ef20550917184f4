package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.event.Severity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What follows from a batch of changes. Each change sees what follows from those before it, and all
 * of it is written at once. Not thread-safe.
 */
final class Plan {

    private final Map<UUID, Map<UUID, Severity>> listeners;
    private final List<NewDelivery> deliveries = new ArrayList<>();
    private final List<DigestEntries.NewEntry> gathered = new ArrayList<>();
    private final List<Escalations.NewWait> waits = new ArrayList<>();
    private final Map<UUID, Long> endedWaits = new HashMap<>();

    /**
     * @param listeners by alert the channels that know of it, each with the severity that it was
     *     first told
     */
    Plan(Map<UUID, Map<UUID, Severity>> listeners) {
        this.listeners = listeners;
    }

    Map<UUID, Severity> listenersOf(UUID alertId) {
        return listeners.getOrDefault(alertId, Map.of());
    }

    void deliver(UUID alertId, NewDelivery delivery) {
        deliveries.add(delivery);
        if (Deliveries.FIRST_TELL_OF_AN_ALERT.contains(delivery.notification().reason())) {
            listeners
                    .computeIfAbsent(alertId, id -> new HashMap<>())
                    .putIfAbsent(delivery.channelId(), delivery.notification().level());
        }
    }

    void gather(DigestEntries.NewEntry entry) {
        gathered.add(entry);
    }

    void beginWait(Escalations.NewWait wait) {
        waits.add(wait);
    }

    /** Whatever waited for the alert until then waits no more. */
    void endWaits(AlertChange change) {
        endedWaits.merge(change.alertId(), change.alert().version(), Math::max);
    }

    List<NewDelivery> deliveries() {
        return deliveries;
    }

    List<DigestEntries.NewEntry> gathered() {
        return gathered;
    }

    List<Escalations.NewWait> waits() {
        return waits;
    }

    /** By alert, the version up to which waits end, also those of this plan. */
    Map<UUID, Long> endedWaits() {
        return endedWaits;
    }
}
