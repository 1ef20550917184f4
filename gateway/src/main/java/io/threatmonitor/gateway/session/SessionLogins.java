package io.threatmonitor.gateway.session;

import com.nimbusds.jwt.JWTParser;

import io.threatmonitor.gateway.GatewayProperties;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.util.List;

/** Remembers in the session who signed in, by their ID token. A login changes the session's id. */
@Component
class SessionLogins implements ServerSecurityContextRepository {

    private final GatewayProperties properties;

    SessionLogins(GatewayProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return exchange.getSession()
                .doOnNext(session -> remember(session, context))
                .flatMap(WebSession::changeSessionId);
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> SessionValue.find(session, SessionValue.Login.class))
                .map(login -> new SecurityContextImpl(authentication(login.idToken())));
    }

    private void remember(WebSession session, @Nullable SecurityContext context) {
        if (context == null || context.getAuthentication() == null) {
            SessionValue.remove(session, SessionValue.Login.class);
        } else if (context.getAuthentication().getPrincipal() instanceof OidcUser user) {
            SessionValue.put(session, new SessionValue.Login(user.getIdToken().getTokenValue()));
            session.setMaxIdleTime(properties.session().idle());
        }
    }

    private static OAuth2AuthenticationToken authentication(String idToken) {
        var user =
                new DefaultOidcUser(
                        List.of(), parsed(idToken), StandardClaimNames.PREFERRED_USERNAME);
        return new OAuth2AuthenticationToken(user, List.of(), KeycloakClient.REGISTRATION_ID);
    }

    private static OidcIdToken parsed(String idToken) {
        try {
            var claims = JWTParser.parse(idToken).getJWTClaimsSet();
            return new OidcIdToken(
                    idToken,
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant(),
                    claims.getClaims());
        } catch (ParseException e) {
            throw new IllegalStateException("A session holds an ID token that cannot be read", e);
        }
    }
}
