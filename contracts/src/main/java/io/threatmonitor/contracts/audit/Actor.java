package io.threatmonitor.contracts.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who did it.
 *
 * @param id the subject of the token, or the name of a service for {@link Kind#SYSTEM}
 * @param username the login, for people to read
 * @param roles the roles held at that moment
 */
public record Actor(String id, @Nullable String username, List<String> roles, Kind kind) {

    /** What an actor is. */
    public enum Kind {
        USER,
        SENSOR,
        SYSTEM,
        @JsonEnumDefaultValue
        ANONYMOUS
    }

    public Actor {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** A service of the platform, acting by itself. */
    public static Actor system(String service) {
        return new Actor(service, service, List.of(), Kind.SYSTEM);
    }

    /** Someone who did not say, or could not prove, who they are. */
    public static Actor anonymous() {
        return new Actor("anonymous", null, List.of(), Kind.ANONYMOUS);
    }
}
