package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing to tell on one channel. A webhook gets it as it is; additive change only.
 *
 * @param id the same each time that it is tried, so that a receiver knows a repeat
 * @param at when it happened
 * @param by the login of who did it, null for the platform itself
 * @param level the severity to tell it with: of a mirrored alert the one with which the receiver
 *     first heard of it, since that is part of how some receivers know it again
 * @param alerts one; several in a digest, newest first, of which a long one leaves the oldest out
 * @param total how many alerts a digest is about
 */
public record Notification(
        UUID id,
        Reason reason,
        Instant at,
        @Nullable String by,
        Severity level,
        List<AlertBrief> alerts,
        long total) {

    public Notification {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("A notification is about an alert");
        }
    }

    public static Notification ofOne(
            UUID id,
            Reason reason,
            Instant at,
            @Nullable String by,
            Severity level,
            AlertBrief alert) {
        return new Notification(id, reason, at, by, level, List.of(alert), 1);
    }

    /** Of the alert; of a digest the newest. */
    public UUID alertId() {
        return alert().id();
    }

    /** The alert; of a digest the newest. */
    AlertBrief alert() {
        return alerts.getFirst();
    }
}
