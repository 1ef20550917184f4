package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A registered sensor as the API shows it. */
record SensorView(
        String id,
        String name,
        String owner,
        String kind,
        List<String> allowedSources,
        List<String> allowedFormats,
        List<String> syslogAddresses,
        @Nullable QuotaView quota,
        @Nullable Duration silentAfter,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static SensorView of(Sensor sensor) {
        return new SensorView(
                sensor.id(),
                sensor.name(),
                sensor.owner(),
                sensor.kind(),
                sensor.scope().sources(),
                sensor.scope().formats().stream().sorted().toList(),
                sensor.syslogAddresses().stream().map(AddressRange::toString).toList(),
                QuotaView.of(sensor.quota()),
                sensor.silentAfter(),
                sensor.enabled(),
                sensor.version(),
                sensor.createdAt(),
                sensor.updatedAt());
    }
}
