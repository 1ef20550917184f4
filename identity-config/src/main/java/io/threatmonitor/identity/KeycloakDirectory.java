package io.threatmonitor.identity;

import io.threatmonitor.identity.AuditEntry.Actor;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import java.util.List;

/** Reads through the session of the request that caused the event. */
final class KeycloakDirectory implements Directory {

    /** The realm roles that mean something to the platform. */
    static final List<String> PLATFORM_ROLES = List.of("admin", "analyst", "auditor", "sensor");

    private final KeycloakSession session;

    KeycloakDirectory(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public @Nullable Actor actor(@Nullable String realmId, @Nullable String userId) {
        if (realmId == null || userId == null) {
            return null;
        }
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        if (realm == null || user == null) {
            return null;
        }
        List<String> roles =
                PLATFORM_ROLES.stream().filter(role -> holds(realm, user, role)).toList();
        return new Actor(user.getId(), user.getUsername(), roles, kindOf(user, roles));
    }

    private static boolean holds(RealmModel realm, UserModel user, String role) {
        var model = realm.getRole(role);
        return model != null && user.hasRole(model);
    }

    private static Actor.Kind kindOf(UserModel user, List<String> roles) {
        if (user.getServiceAccountClientLink() == null) {
            return Actor.Kind.USER;
        }
        return roles.contains("sensor") ? Actor.Kind.SENSOR : Actor.Kind.SYSTEM;
    }
}
