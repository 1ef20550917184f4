package io.threatmonitor.identity;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The people of a realm, in a map. */
final class InMemoryDirectory implements Directory {

    private final Map<String, Actor> people = new HashMap<>();

    InMemoryDirectory with(String realmId, Actor person) {
        people.put(realmId + "/" + person.id(), person);
        return this;
    }

    @Override
    public @Nullable Actor actor(@Nullable String realmId, @Nullable String userId) {
        return people.get(realmId + "/" + userId);
    }

    @Override
    public @Nullable String name(@Nullable String realmId, Target target) {
        Actor person = actor(realmId, target.id());
        return person == null ? null : person.username();
    }
}
