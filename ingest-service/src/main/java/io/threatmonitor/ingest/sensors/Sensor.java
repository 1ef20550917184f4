package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A registered sender of events.
 *
 * @param id stands in its events as {@code sensor_id}
 * @param pageKey orders sensors that were registered at the same moment
 * @param owner whom to ask about it
 * @param kind what it is, such as {@code firewall}
 * @param syslogAddresses whose datagrams and connections are this sensor's
 * @param quota null for that of the service
 * @param silentAfter when its silence is worth an alert; null for never
 */
record Sensor(
        String id,
        UUID pageKey,
        String name,
        String owner,
        String kind,
        SensorScope scope,
        List<AddressRange> syslogAddresses,
        @Nullable Quota quota,
        @Nullable Duration silentAfter,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    Sensor {
        syslogAddresses = List.copyOf(syslogAddresses);
    }

    Sender asSender() {
        return new Sender(id, scope);
    }
}
