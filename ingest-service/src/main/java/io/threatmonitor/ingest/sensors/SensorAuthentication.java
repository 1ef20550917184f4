package io.threatmonitor.ingest.sensors;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.caller.KnownActor;
import io.threatmonitor.kit.caller.Roles;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import java.util.List;

/** A sensor that proved itself with a token of its own. */
final class SensorAuthentication extends AbstractAuthenticationToken implements KnownActor {

    private static final long serialVersionUID = 1L;
    private static final SimpleGrantedAuthority SENSOR =
            new SimpleGrantedAuthority("ROLE_" + Roles.SENSOR);

    private final String sensorId;

    SensorAuthentication(String sensorId) {
        super(List.of(SENSOR));
        this.sensorId = sensorId;
        setAuthenticated(true);
    }

    @Override
    public String getPrincipal() {
        return sensorId;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public Actor actor() {
        return new Actor(sensorId, sensorId, List.of(Roles.SENSOR), Actor.Kind.SENSOR);
    }
}
