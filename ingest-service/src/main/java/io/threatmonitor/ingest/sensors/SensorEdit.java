package io.threatmonitor.ingest.sensors;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What someone wants changed about a sensor; what is null stays as it is.
 *
 * @param quota zeros to return to that of the service
 * @param silentAfter {@code PT0S} for never
 * @param version the version that was edited, to be refused when there is a newer one
 */
record SensorEdit(
        @Size(min = 1, max = 200) @NoNul @Nullable String name,
        @Size(min = 1, max = 200) @NoNul @Nullable String owner,
        @Size(min = 1, max = 100) @NoNul @Nullable String kind,
        @Size(max = 100) @Nullable List<String> allowedSources,
        @Size(max = 100) @Nullable Set<String> allowedFormats,
        @Size(max = 100) @Nullable List<String> syslogAddresses,
        @Valid @Nullable QuotaView quota,
        @Nullable Duration silentAfter,
        @Nullable Boolean enabled,
        @Nullable Long version) {

    /** Whether this was made of {@code sensor}, as the edit or {@code If-Match} says. */
    boolean wasMadeOf(Sensor sensor, @Nullable String ifMatch) {
        boolean tagged = ifMatch == null || ifMatch.equals("*") || ifMatch.equals(tag(sensor));
        return tagged && requireNonNullElse(version, sensor.version()) == sensor.version();
    }

    /** The entity tag of a sensor (RFC 9110 section 8.8.3): its version. */
    static String tag(Sensor sensor) {
        return "\"" + sensor.version() + "\"";
    }

    Sensor appliedTo(Sensor sensor, Instant now) {
        return new Sensor(
                sensor.id(),
                sensor.pageKey(),
                requireNonNullElse(name, sensor.name()),
                requireNonNullElse(owner, sensor.owner()),
                requireNonNullElse(kind, sensor.kind()),
                new SensorScope(
                        requireNonNullElse(allowedSources, sensor.scope().sources()),
                        requireNonNullElse(allowedFormats, sensor.scope().formats())),
                syslogAddresses == null
                        ? sensor.syslogAddresses()
                        : SensorFields.addresses(syslogAddresses),
                quota == null ? sensor.quota() : quota.quota(),
                silentAfter == null ? sensor.silentAfter() : SensorFields.silence(silentAfter),
                requireNonNullElse(enabled, sensor.enabled()),
                sensor.version() + 1,
                sensor.createdAt(),
                now);
    }
}
