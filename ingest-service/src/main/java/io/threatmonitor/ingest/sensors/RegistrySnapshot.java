package io.threatmonitor.ingest.sensors;

import static java.util.stream.Collectors.toUnmodifiableMap;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The registry as of one moment. */
record RegistrySnapshot(Map<String, Sensor> sensors, Map<String, KnownToken> tokensByHash) {

    static final RegistrySnapshot EMPTY = new RegistrySnapshot(Map.of(), Map.of());

    static RegistrySnapshot of(List<Sensor> sensors, List<KnownToken> tokens) {
        return new RegistrySnapshot(
                sensors.stream().collect(toUnmodifiableMap(Sensor::id, Function.identity())),
                tokens.stream().collect(toUnmodifiableMap(KnownToken::hash, Function.identity())));
    }

    Collection<Sensor> all() {
        return sensors.values();
    }

    /** The sensor whose range around {@code address} is the smallest; null where there is none. */
    @Nullable Sensor ofAddress(InetAddress address) {
        Sensor closest = null;
        int longest = -1;
        for (Sensor sensor : sensors.values()) {
            for (AddressRange range : sensor.syslogAddresses()) {
                if (range.prefixLength() > longest && range.contains(address)) {
                    closest = sensor;
                    longest = range.prefixLength();
                }
            }
        }
        return closest;
    }
}
