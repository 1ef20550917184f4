package io.threatmonitor.identity;

import org.jspecify.annotations.Nullable;

/** Who stands behind an id, as Keycloak knows them at the moment of an event. */
interface Directory {

    /**
     * @return null for an id that is absent or unknown, such as that of a user who was just deleted
     */
    AuditEntry.@Nullable Actor actor(@Nullable String realmId, @Nullable String userId);
}
