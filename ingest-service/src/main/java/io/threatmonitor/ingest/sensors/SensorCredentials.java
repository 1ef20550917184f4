package io.threatmonitor.ingest.sensors;

import io.threatmonitor.kit.security.Credentials;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Knows sensors by their tokens, on every path. */
@Component
final class SensorCredentials implements Credentials {

    private final Sensors sensors;
    private final TokenUse use;
    private final Clock clock;

    SensorCredentials(Sensors sensors, TokenUse use, Clock clock) {
        this.sensors = sensors;
        this.use = use;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication check(HttpServletRequest request) {
        String presented = PresentedToken.in(request);
        return presented == null ? null : authentication(presented);
    }

    private Authentication authentication(String presented) {
        SensorToken token = SensorToken.parse(presented);
        KnownToken known = token == null ? null : sensors.withHash(token.hash());
        var now = clock.instant();
        if (known == null || !known.holdsAt(now)) {
            throw new InvalidBearerTokenException("The sensor token does not hold");
        }
        use.note(known.id(), now);
        return new SensorAuthentication(known.sensorId());
    }
}
