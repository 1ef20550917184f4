package io.threatmonitor.alert.notification.channels;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells whom a channel leads to. It waits for the receiver, within limits. Thread-safe. */
@Component
public class Senders {

    private static final Logger log = LoggerFactory.getLogger(Senders.class);

    private final WebhookSender webhook;
    private final EmailSender email;
    private final ChatSender chat;
    private final PagerDutySender pagerDuty;
    private final AlertmanagerSender alertmanager;

    Senders(
            WebhookSender webhook,
            EmailSender email,
            ChatSender chat,
            PagerDutySender pagerDuty,
            AlertmanagerSender alertmanager) {
        this.webhook = webhook;
        this.email = email;
        this.chat = chat;
        this.pagerDuty = pagerDuty;
        this.alertmanager = alertmanager;
    }

    /** Never throws: a fault of ours is a result as well, or one delivery could hold up others. */
    public SendResult send(Channel channel, Notification notification) {
        try {
            return switch (channel.definition().kind()) {
                case WEBHOOK -> webhook.send(channel, notification);
                case EMAIL -> email.send(channel, notification);
                case CHAT -> chat.send(channel, notification);
                case PAGERDUTY -> pagerDuty.send(channel, notification);
                case ALERTMANAGER -> alertmanager.send(channel, notification);
            };
        } catch (RuntimeException e) {
            log.error("Channel {} cannot be used", channel.id(), e);
            return new SendResult.Refused("A fault of ours: " + e.getClass().getSimpleName());
        }
    }
}
