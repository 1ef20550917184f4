package io.threatmonitor.alert.sla;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Objectives as somebody set them.
 *
 * @param version rises by one with each change
 * @param changedBy a login; null for those that the platform begins with
 */
record ObjectivesVersion(
        long version, Objectives objectives, @Nullable String changedBy, Instant changedAt) {

    /** The entity tag (RFC 9110 section 8.8.3): its version. */
    String tag() {
        return "\"" + version + "\"";
    }

    ObjectivesVersion followedBy(Objectives wanted, String by, Instant at) {
        return new ObjectivesVersion(version + 1, wanted, by, at);
    }
}
