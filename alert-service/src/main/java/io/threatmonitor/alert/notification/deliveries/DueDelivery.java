package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this replica has claimed.
 *
 * @param attempts with the one that begins now
 * @param claimedUntil tells this claim from a later one of another replica
 */
record DueDelivery(
        UUID id, Notification notification, int attempts, Instant giveUpAt, Instant claimedUntil) {}
