package io.threatmonitor.audit.trail;

import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.caller.Roles;

import org.jspecify.annotations.Nullable;

/**
 * How much of the trail someone sees.
 *
 * @param ownerId the only actor whose actions are visible, or null where all are
 */
record TrailScope(@Nullable String ownerId) {

    private static final TrailScope WHOLE = new TrailScope(null);

    /** Auditors and admins see all; everyone else what they did themselves. */
    static TrailScope of(Caller caller) {
        return caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMIN)
                ? WHOLE
                : new TrailScope(caller.actor().id());
    }

    boolean isWhole() {
        return ownerId == null;
    }
}
