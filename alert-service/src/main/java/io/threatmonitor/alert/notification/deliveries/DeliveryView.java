package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the delivery log.
 *
 * @param id also the receiver's idempotency key, such as {@code webhook-id}
 * @param channelName as it was when the delivery was planned
 * @param route null where a mirrored alert went on
 * @param alertId null for a digest
 * @param attempts how often it was tried up to now
 * @param detail how the last attempt ended; null before the first one has
 * @param nextAttemptAt null when there will be none
 * @param finishedAt null while it is due
 */
record DeliveryView(
        UUID id,
        UUID channelId,
        String channelName,
        @Nullable String route,
        @Nullable UUID alertId,
        Reason reason,
        Severity level,
        DeliveryState state,
        int attempts,
        @Nullable String detail,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt) {}
