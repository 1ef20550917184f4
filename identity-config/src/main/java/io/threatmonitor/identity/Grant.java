package io.threatmonitor.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rights given or taken, by roles or by a group. The names of these are all that the platform ever
 * takes from the representation of an admin event: the representation can hold secrets, and a grant
 * without a name tells an auditor nothing.
 */
record Grant(Means means, boolean taken, List<String> names) {

    enum Means {
        ROLES,
        GROUPS
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @return null for an event that is about something else
     */
    static @Nullable Grant of(AdminEvent event) {
        Means means = meansOf(event.getResourceType());
        return means == null
                ? null
                : new Grant(
                        means,
                        event.getOperationType() == OperationType.DELETE,
                        names(event.getRepresentation()));
    }

    String action() {
        return switch (means) {
            case ROLES -> taken ? "role_revoked" : "role_granted";
            case GROUPS -> taken ? "group_left" : "group_joined";
        };
    }

    @Nullable Map<String, Object> asChange() {
        if (names.isEmpty()) {
            return null;
        }
        return switch (means) {
            case ROLES -> Map.of("roles", names);
            case GROUPS -> Map.of("groups", names);
        };
    }

    String describe(String whom) {
        String list = String.join(", ", names);
        return switch (means) {
            case ROLES ->
                    taken
                            ? "Revoked role %s from %s".formatted(list, whom)
                            : "Granted role %s to %s".formatted(list, whom);
            case GROUPS ->
                    taken
                            ? "Removed %s from group %s".formatted(whom, list)
                            : "Added %s to group %s".formatted(whom, list);
        };
    }

    private static @Nullable Means meansOf(@Nullable ResourceType type) {
        if (type == ResourceType.REALM_ROLE_MAPPING || type == ResourceType.CLIENT_ROLE_MAPPING) {
            return Means.ROLES;
        }
        return type == ResourceType.GROUP_MEMBERSHIP ? Means.GROUPS : null;
    }

    private static List<String> names(@Nullable String representation) {
        if (representation == null) {
            return List.of();
        }
        try {
            JsonNode things = JSON.readTree(representation);
            Stream<JsonNode> each =
                    things.isArray()
                            ? StreamSupport.stream(things.spliterator(), false)
                            : Stream.of(things);
            return each.map(thing -> thing.path("name").asText())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
