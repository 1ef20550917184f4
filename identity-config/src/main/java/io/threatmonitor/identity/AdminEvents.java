package io.threatmonitor.identity;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Outcome;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What administrators change in Keycloak, as entries of the trail. */
final class AdminEvents {

    private AdminEvents() {}

    static AuditEntry toEntry(AdminEvent event, Directory directory, @Nullable String userAgent) {
        Target target = targetOf(event);
        Grant grant = Grant.of(event);
        boolean removal = event.getOperationType() == OperationType.DELETE;
        Map<String, Object> granted = grant == null ? null : grant.asChange();
        return new AuditEntry(
                event.getId(),
                Instant.ofEpochMilli(event.getTime()),
                actorOf(event, directory),
                grant == null ? actionOf(event) : grant.action(),
                target,
                event.getError() == null ? Outcome.SUCCESS : Outcome.FAILURE,
                describe(event, grant, target.type() + " " + nameOf(target, event, directory)),
                removal ? granted : null,
                removal ? null : granted,
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
        String resource = resource(event);
        return switch (event.getOperationType()) {
            case CREATE -> resource + "_created";
            case UPDATE -> resource + "_updated";
            case DELETE -> resource + "_deleted";
            case ACTION -> {
                String command = commandOf(event).replace('-', '_');
                yield command.startsWith(resource) ? command : resource + "_" + command;
            }
        };
    }

    private static String describe(AdminEvent event, @Nullable Grant grant, String whom) {
        String what = grant == null ? describe(event, whom) : grant.describe(whom);
        return event.getError() == null ? what : what + " failed: " + event.getError();
    }

    private static String describe(AdminEvent event, String whom) {
        String resource = resource(event).replace('_', ' ');
        String thing = whom.startsWith(resource + " ") ? whom : resource + " of " + whom;
        return switch (event.getOperationType()) {
            case CREATE -> "Created " + thing;
            case UPDATE -> "Updated " + thing;
            case DELETE -> "Deleted " + thing;
            case ACTION -> "Requested " + commandOf(event).replace('-', ' ') + " of " + whom;
        };
    }

    /** The thing that the path starts with: {@code users/<id>/reset-password} is a user. */
    private static Target targetOf(AdminEvent event) {
        List<String> path = path(event);
        if (path.size() < 2) {
            return new Target(resource(event), path.isEmpty() ? realm(event) : path.getFirst());
        }
        String type =
                switch (path.getFirst()) {
                    case "users" -> "user";
                    case "groups" -> "group";
                    case "clients" -> "client";
                    default -> resource(event);
                };
        return new Target(type, path.get(1));
    }

    /** People read names. Of a thing that is gone only the id is left. */
    private static String nameOf(Target target, AdminEvent event, Directory directory) {
        String name = directory.name(event.getRealmId(), target);
        return name == null ? target.id() : name;
    }

    private static String resource(AdminEvent event) {
        return event.getResourceTypeAsString().toLowerCase(Locale.ROOT);
    }

    private static String realm(AdminEvent event) {
        return event.getRealmName() == null ? event.getRealmId() : event.getRealmName();
    }

    /** The last word of the path: {@code reset-password}, {@code logout}, {@code client-secret}. */
    private static String commandOf(AdminEvent event) {
        List<String> path = path(event);
        return path.isEmpty() ? "action" : path.getLast();
    }

    private static List<String> path(AdminEvent event) {
        String path = event.getResourcePath();
        return path == null
                ? List.of()
                : Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
