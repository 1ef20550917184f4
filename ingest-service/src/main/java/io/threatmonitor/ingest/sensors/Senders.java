package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds the sender behind the credentials of the current request, or of a name. Thread-safe. */
@Component
public final class Senders {

    private final Sensors sensors;
    private final SensorsProperties properties;

    Senders(Sensors sensors, SensorsProperties properties) {
        this.sensors = sensors;
        this.properties = properties;
    }

    /**
     * @throws AccessDeniedException for a sensor that is disabled, or has to be registered first
     */
    Sender current() {
        return named(idOf(SecurityContextHolder.getContext().getAuthentication()));
    }

    /**
     * The sender whose events have {@code id} as their {@code sensor_id}, as it may send now.
     *
     * @throws AccessDeniedException as above
     */
    public Sender named(String id) {
        Sensor sensor = sensors.find(id);
        if (sensor == null) {
            if (properties.requireRegistration()) {
                throw new AccessDeniedException("The sensor is not registered");
            }
            return new Sender(id);
        }
        if (!sensor.enabled()) {
            throw new AccessDeniedException("The sensor is disabled");
        }
        return sensor.asSender();
    }

    private static String idOf(@Nullable Authentication authentication) {
        return switch (authentication) {
            case JwtAuthenticationToken jwt -> Sender.idOf(jwt.getToken());
            case SensorAuthentication sensor -> sensor.getPrincipal();
            case null, default ->
                    throw new IllegalStateException(
                            "A path that takes events must ask who sends them");
        };
    }
}
