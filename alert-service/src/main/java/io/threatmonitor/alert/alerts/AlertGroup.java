package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What counts the detections of a group.
 *
 * @param alertId null where no alert does
 * @param endsAt what was received from then on counts in another one
 */
record AlertGroup(UUID id, @Nullable UUID alertId, Instant endsAt) {}
