package io.threatmonitor.kit.caller;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.telemetry.Traces;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import java.util.List;
import java.util.Objects;

/** Reads the {@link Caller} from a request and its verified token. Thread-safe. */
public final class Callers {

    private final Traces traces;

    Callers(Traces traces) {
        this.traces = traces;
    }

    /** The caller behind {@code request}; anonymous where no token was verified. */
    public Caller of(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Jwt jwt = authentication instanceof JwtAuthenticationToken token ? token.getToken() : null;
        return new Caller(
                actor(authentication, jwt),
                request.getRemoteAddr(),
                request.getHeader(HttpHeaders.USER_AGENT),
                jwt == null ? null : jwt.getClaimAsString("sid"),
                traces.currentId());
    }

    private static Actor actor(@Nullable Authentication authentication, @Nullable Jwt jwt) {
        if (authentication instanceof KnownActor known) {
            return known.actor();
        }
        return jwt == null ? Actor.anonymous() : actor(jwt);
    }

    private static Actor actor(Jwt jwt) {
        List<String> roles = jwt.getClaimAsStringList("roles");
        boolean sensor = roles != null && roles.contains(Roles.SENSOR);
        return new Actor(
                Objects.requireNonNullElse(jwt.getSubject(), "unknown"),
                jwt.getClaimAsString("preferred_username"),
                roles == null ? List.of() : roles,
                sensor ? Actor.Kind.SENSOR : Actor.Kind.USER);
    }
}
