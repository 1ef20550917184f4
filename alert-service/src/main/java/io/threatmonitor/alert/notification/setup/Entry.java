package io.threatmonitor.alert.notification.setup;

import io.threatmonitor.alert.approval.Proposal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A channel, route or group as it stands.
 *
 * @param name unique within its kind
 * @param proposedBy the login of whoever made it
 * @param approvedBy the login of the administrator who agreed; null before, when nothing is sent by
 *     it
 * @param version rises by one with each change
 */
public record Entry<D>(
        UUID id,
        String name,
        D definition,
        boolean enabled,
        String proposedBy,
        @Nullable String approvedBy,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Proposal {

    /** Whether it has an effect. */
    public boolean inForce() {
        return enabled && approvedBy != null;
    }

    Entry<D> changed(String newName, D newDefinition, boolean nowEnabled, Instant at) {
        return new Entry<>(
                id,
                newName,
                newDefinition,
                nowEnabled,
                proposedBy,
                approvedBy,
                version + 1,
                createdAt,
                at);
    }

    Entry<D> approved(String by, Instant at) {
        return new Entry<>(
                id, name, definition, enabled, proposedBy, by, version + 1, createdAt, at);
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public String proposer() {
        return proposedBy;
    }
}
