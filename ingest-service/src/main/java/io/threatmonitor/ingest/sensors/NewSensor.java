package io.threatmonitor.ingest.sensors;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an administrator says of a sensor that is to be registered.
 *
 * @param id also the client id of a service account, if it has one
 * @param allowedSources names of sources, where {@code *} stands for any characters
 * @param syslogAddresses addresses, or ranges of them in CIDR notation
 * @param enabled true unless it says otherwise
 */
record NewSensor(
        @NotNull @Pattern(regexp = ID, message = "must be 3 to 100 letters, digits or ._:@-")
                String id,
        @NotNull @Size(min = 1, max = 200) @NoNul String name,
        @NotNull @Size(min = 1, max = 200) @NoNul String owner,
        @NotNull @Size(min = 1, max = 100) @NoNul String kind,
        @Size(max = 100) @Nullable List<String> allowedSources,
        @Size(max = 100) @Nullable Set<String> allowedFormats,
        @Size(max = 100) @Nullable List<String> syslogAddresses,
        @Valid @Nullable QuotaView quota,
        @Nullable Duration silentAfter,
        @Nullable Boolean enabled) {

    static final String ID = "[A-Za-z0-9][A-Za-z0-9._:@-]{2,99}";

    Sensor registeredAt(Instant now, UUID pageKey) {
        return new Sensor(
                id,
                pageKey,
                name,
                owner,
                kind,
                new SensorScope(
                        requireNonNullElse(allowedSources, List.of()),
                        requireNonNullElse(allowedFormats, Set.of())),
                SensorFields.addresses(requireNonNullElse(syslogAddresses, List.of())),
                quota == null ? null : quota.quota(),
                SensorFields.silence(silentAfter),
                requireNonNullElse(enabled, true),
                1,
                now,
                now);
    }
}
