package io.threatmonitor.gateway.access;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.gateway.session.LoginFlow;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;

/** Who is asking, as the audit trail names them. */
final class Callers {

    private static final String SERVICE_ACCOUNT = "service-account-";

    private Callers() {}

    static Mono<Actor> of(ServerWebExchange exchange, LoginFlow login) {
        return exchange.<Authentication>getPrincipal()
                .switchIfEmpty(login.signedIn(exchange))
                .map(caller -> actor(caller.getPrincipal()))
                .defaultIfEmpty(Actor.anonymous());
    }

    private static Actor actor(@Nullable Object principal) {
        if (!(principal instanceof ClaimAccessor claims)) {
            return Actor.anonymous();
        }
        var subject = claims.getClaimAsString("sub");
        var username = claims.getClaimAsString("preferred_username");
        var roles = claims.getClaimAsStringList("roles");
        return new Actor(
                subject == null ? "unknown" : subject,
                username,
                roles == null ? List.of() : roles,
                username != null && username.startsWith(SERVICE_ACCOUNT)
                        ? Actor.Kind.SENSOR
                        : Actor.Kind.USER);
    }
}
