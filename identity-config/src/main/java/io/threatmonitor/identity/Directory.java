package io.threatmonitor.identity;

import org.jspecify.annotations.Nullable;

/** Who and what stands behind an id, as Keycloak knows it at the moment of an event. */
interface Directory {

    /**
     * @return null for an id that is absent or unknown, such as that of a user who was just deleted
     */
    AuditEntry.@Nullable Actor actor(@Nullable String realmId, @Nullable String userId);

    /**
     * @return null for a thing that is unknown, or that has no name but its id
     */
    @Nullable String name(@Nullable String realmId, AuditEntry.Target target);
}
