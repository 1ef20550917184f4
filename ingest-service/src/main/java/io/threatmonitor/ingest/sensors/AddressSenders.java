package io.threatmonitor.ingest.sensors;

import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.util.Optional;

/** Finds the sender behind an address, for formats that have no credentials. Thread-safe. */
@Component
public final class AddressSenders {

    private static final String UNREGISTERED = "syslog-";

    private final Sensors sensors;
    private final SensorsProperties properties;

    AddressSenders(Sensors sensors, SensorsProperties properties) {
        this.sensors = sensors;
        this.properties = properties;
    }

    /**
     * The sensor whose syslog comes from {@code address}, by the longest prefix that fits. What
     * none is registered for is one by the name of {@code syslog-} and the address, which can be
     * registered under that name, too.
     *
     * @return empty for a sensor that is disabled, or has to be registered first
     */
    public Optional<Sender> at(InetAddress address) {
        Sensor sensor = sensors.at(address);
        String id = UNREGISTERED + withoutZone(address.getHostAddress());
        Sensor known = sensor == null ? sensors.find(id) : sensor;
        if (known == null) {
            return properties.requireRegistration()
                    ? Optional.empty()
                    : Optional.of(new Sender(id));
        }
        return known.enabled() ? Optional.of(known.asSender()) : Optional.empty();
    }

    /** Zones (RFC 4007 section 11) mean nothing outside of this machine. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
