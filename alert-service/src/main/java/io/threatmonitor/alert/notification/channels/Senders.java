package io.threatmonitor.alert.notification.channels;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Supplier;

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

    /** Tells whoever mirrors alerts without remembering them of many at once. Never throws. */
    public SendResult repost(Channel channel, List<Notification> notifications) {
        return guarded(channel, () -> alertmanager.send(channel, notifications));
    }

    /** Never throws: a fault of ours is a result as well, or one delivery could hold up others. */
    public SendResult send(Channel channel, Notification notification) {
        return guarded(
                channel,
                () ->
                        switch (channel.definition().kind()) {
                            case WEBHOOK -> webhook.send(channel, notification);
                            case EMAIL -> email.send(channel, notification);
                            case CHAT -> chat.send(channel, notification);
                            case PAGERDUTY -> pagerDuty.send(channel, notification);
                            case ALERTMANAGER -> alertmanager.send(channel, List.of(notification));
                        });
    }

    private static SendResult guarded(Channel channel, Supplier<SendResult> sending) {
        try {
            return sending.get();
        } catch (RuntimeException e) {
            log.error("Channel {} cannot be used", channel.id(), e);
            return new SendResult.Refused("A fault of ours: " + e.getClass().getSimpleName());
        }
    }
}
