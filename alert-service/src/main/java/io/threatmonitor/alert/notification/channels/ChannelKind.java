package io.threatmonitor.alert.notification.channels;

import java.util.Set;

/** How a channel tells, and of what it can. */
public enum ChannelKind {
    WEBHOOK(Set.of(Reason.values())),
    EMAIL(Set.of(Reason.values())),
    CHAT(Set.of(Reason.values())),
    PAGERDUTY(
            Set.of(
                    Reason.RAISED,
                    Reason.REOPENED,
                    Reason.ESCALATED,
                    Reason.BREACHED,
                    Reason.ACKNOWLEDGED,
                    Reason.STARTED,
                    Reason.RESOLVED,
                    Reason.TEST)),
    ALERTMANAGER(
            Set.of(
                    Reason.RAISED,
                    Reason.REOPENED,
                    Reason.ESCALATED,
                    Reason.BREACHED,
                    Reason.RESOLVED,
                    Reason.TEST));

    private final Set<Reason> reasons;

    ChannelKind(Set<Reason> reasons) {
        this.reasons = reasons;
    }

    /** Whether the receiver has a word for it. */
    public boolean canTell(Reason reason) {
        return reasons.contains(reason);
    }

    /** Whether a title in the words of a template is part of what it sends. */
    boolean saysTitle() {
        return switch (this) {
            case EMAIL, CHAT, PAGERDUTY -> true;
            case WEBHOOK, ALERTMANAGER -> false;
        };
    }

    /** Whether a text in the words of a template is. */
    boolean saysBody() {
        return switch (this) {
            case EMAIL, CHAT -> true;
            case WEBHOOK, PAGERDUTY, ALERTMANAGER -> false;
        };
    }

    /**
     * Whether the receiver keeps an incident of its own per alert: it must hear of each step of an
     * alert that it knows, and of each alert by itself.
     */
    public boolean mirrorsAlerts() {
        return !canTell(Reason.DIGEST);
    }
}
