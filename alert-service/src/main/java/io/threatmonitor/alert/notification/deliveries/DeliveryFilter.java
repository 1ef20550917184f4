package io.threatmonitor.alert.notification.deliveries;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which deliveries a list shows; null stands for all. */
record DeliveryFilter(
        @Nullable DeliveryState state, @Nullable UUID channel, @Nullable UUID alert) {}
