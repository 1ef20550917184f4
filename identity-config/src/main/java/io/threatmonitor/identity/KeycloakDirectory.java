package io.threatmonitor.identity;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
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
        RealmModel realm = realm(realmId);
        if (realm == null || userId == null) {
            return null;
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return null;
        }
        List<String> roles =
                PLATFORM_ROLES.stream().filter(role -> holds(realm, user, role)).toList();
        return new Actor(user.getId(), user.getUsername(), roles, kindOf(user, roles));
    }

    @Override
    public @Nullable String name(@Nullable String realmId, Target target) {
        RealmModel realm = realm(realmId);
        if (realm == null) {
            return null;
        }
        return switch (target.type()) {
            case "user" -> {
                UserModel user = session.users().getUserById(realm, target.id());
                yield user == null ? null : user.getUsername();
            }
            case "client" -> {
                ClientModel client = session.clients().getClientById(realm, target.id());
                yield client == null ? null : client.getClientId();
            }
            case "group" -> {
                GroupModel group = session.groups().getGroupById(realm, target.id());
                yield group == null ? null : group.getName();
            }
            default -> null;
        };
    }

    private @Nullable RealmModel realm(@Nullable String realmId) {
        return realmId == null ? null : session.realms().getRealm(realmId);
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
