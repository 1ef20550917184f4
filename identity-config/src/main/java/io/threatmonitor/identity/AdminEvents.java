package io.threatmonitor.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Outcome;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What administrators change in Keycloak, as entries of the trail. The representation that comes
 * with an event can hold a secret and is left out, but for the names of granted or revoked roles.
 */
final class AdminEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AdminEvents() {}

    static AuditEntry toEntry(AdminEvent event, Directory directory, @Nullable String userAgent) {
        Actor actor = actorOf(event, directory);
        Target target = targetOf(event);
        String action = actionOf(event);
        List<String> roles = isRoleMapping(event) ? roleNames(event) : List.of();
        Map<String, Object> changed = roles.isEmpty() ? null : Map.of("roles", roles);
        boolean removal = event.getOperationType() == OperationType.DELETE;
        return new AuditEntry(
                event.getId(),
                Instant.ofEpochMilli(event.getTime()),
                actor,
                action,
                target,
                event.getError() == null ? Outcome.SUCCESS : Outcome.FAILURE,
                describe(event, action, roles, target, directory),
                removal ? changed : null,
                removal ? null : changed,
                event.getAuthDetails() == null ? null : event.getAuthDetails().getIpAddress(),
                userAgent,
                null);
    }

    /** Administrators may belong to another realm than the one they change. */
    private static Actor actorOf(AdminEvent event, Directory directory) {
        var who = event.getAuthDetails();
        if (who == null || who.getUserId() == null) {
            return Actor.keycloak();
        }
        Actor known = directory.actor(who.getRealmId(), who.getUserId());
        return known == null ? new Actor(who.getUserId(), null, List.of(), Actor.Kind.USER) : known;
    }

    private static String actionOf(AdminEvent event) {
        if (isRoleMapping(event)) {
            return event.getOperationType() == OperationType.DELETE
                    ? "role_revoked"
                    : "role_granted";
        }
        String resource = event.getResourceTypeAsString().toLowerCase(Locale.ROOT);
        return switch (event.getOperationType()) {
            case CREATE -> resource + "_created";
            case UPDATE -> resource + "_updated";
            case DELETE -> resource + "_deleted";
            case ACTION -> resource + "_" + lastOf(path(event)).replace('-', '_');
        };
    }

    /** The thing that the path starts with: {@code users/<id>/role-mappings/realm} is a user. */
    private static Target targetOf(AdminEvent event) {
        String[] path = path(event);
        String resource = event.getResourceTypeAsString().toLowerCase(Locale.ROOT);
        if (path.length < 2) {
            return new Target(resource, path.length == 0 ? event.getRealmName() : path[0]);
        }
        String type =
                switch (path[0]) {
                    case "users" -> "user";
                    case "groups" -> "group";
                    case "clients" -> "client";
                    default -> resource;
                };
        return new Target(type, path[1]);
    }

    private static String describe(
            AdminEvent event,
            String action,
            List<String> roles,
            Target target,
            Directory directory) {
        String what = action.replace('_', ' ');
        String which = roles.isEmpty() ? "" : ": " + String.join(", ", roles);
        String ending = event.getError() == null ? "" : " failed: " + event.getError();
        return what + which + ", " + nameOf(event, target, directory) + ending;
    }

    private static String nameOf(AdminEvent event, Target target, Directory directory) {
        Actor user =
                target.type().equals("user")
                        ? directory.actor(event.getRealmId(), target.id())
                        : null;
        return target.type() + " " + (user == null ? target.id() : user.username());
    }

    private static boolean isRoleMapping(AdminEvent event) {
        return event.getResourceType() == ResourceType.REALM_ROLE_MAPPING
                || event.getResourceType() == ResourceType.CLIENT_ROLE_MAPPING;
    }

    private static List<String> roleNames(AdminEvent event) {
        try {
            String representation = event.getRepresentation();
            JsonNode roles = JSON.readTree(representation == null ? "[]" : representation);
            return StreamSupport.stream(roles.spliterator(), false)
                    .map(role -> role.path("name").asText())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static String[] path(AdminEvent event) {
        String path = event.getResourcePath();
        return path == null
                ? new String[0]
                : Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toArray(String[]::new);
    }

    private static String lastOf(String[] path) {
        return path.length == 0 ? "action" : path[path.length - 1];
    }
}
