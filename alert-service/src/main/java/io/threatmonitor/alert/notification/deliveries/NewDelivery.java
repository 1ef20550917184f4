package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Notification;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Something to tell on one channel.
 *
 * @param route the name of the route that asks for it; null where an alert is mirrored
 * @param alertId null for a digest
 */
record NewDelivery(
        UUID channelId,
        String channelName,
        @Nullable String route,
        @Nullable UUID alertId,
        Notification notification) {}
