package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/**
 * The registered sensors as this replica knows them: in memory, so that events are taken while the
 * database is away. Thread-safe.
 */
@Component
public class Sensors {

    private final SensorRows rows;
    private final SensorTokenRows tokens;
    private volatile RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;

    Sensors(SensorRows rows, SensorTokenRows tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    /** The sensor that sends syslog from {@code address}, by the longest prefix that fits. */
    @Nullable Sensor at(InetAddress address) {
        return snapshot.ofAddress(address);
    }

    @Nullable Sensor find(String id) {
        return snapshot.sensors().get(id);
    }

    /** The quota that the sensor has of its own. */
    Optional<Quota> quotaOf(String id) {
        return Optional.ofNullable(find(id)).map(Sensor::quota);
    }

    @Nullable KnownToken withHash(String hash) {
        return snapshot.tokensByHash().get(hash);
    }

    Collection<Sensor> all() {
        return snapshot.all();
    }

    /** Reads all of it anew. One at a time, so that no older reading replaces a newer one. */
    synchronized void reload() {
        snapshot = RegistrySnapshot.of(rows.all(), tokens.unrevoked());
    }
}
