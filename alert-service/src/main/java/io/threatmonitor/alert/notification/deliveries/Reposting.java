package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Channel;
import io.threatmonitor.alert.notification.channels.ChannelBook;
import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.SendResult;
import io.threatmonitor.alert.notification.channels.Senders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/**
 * Tells Alertmanagers again of what fires, from time to time: they keep alerts in memory only and
 * expect their clients to repeat themselves. Thread-safe.
 */
@Component
class Reposting {

    private static final Logger log = LoggerFactory.getLogger(Reposting.class);

    /** Some hundred kilobytes. */
    private static final int MOST_AT_ONCE = 100;

    private final FiringAlerts firing;
    private final ChannelBook channels;
    private final Senders senders;
    private final DeliveryProperties properties;

    Reposting(
            FiringAlerts firing,
            ChannelBook channels,
            Senders senders,
            DeliveryProperties properties) {
        this.firing = firing;
        this.channels = channels;
        this.senders = senders;
        this.properties = properties;
    }

    /** The channels that are this replica's to tell again now. */
    List<UUID> claim() {
        return firing.claim(properties.repostEvery());
    }

    /** Waits for the receiver, outside of any transaction. What fails has its next turn. */
    void repost(UUID channelId) {
        Channel channel = channels.find(channelId).orElse(null);
        if (channel == null) {
            return;
        }
        List<Notification> all = firing.of(channelId);
        for (int begin = 0; begin < all.size(); begin += MOST_AT_ONCE) {
            var some = all.subList(begin, Math.min(all.size(), begin + MOST_AT_ONCE));
            if (!send(channel, some)) {
                return;
            }
            endWhatWasResolvedMeanwhile(channel, some);
        }
    }

    /** Or it would fire for a month, if its end was delivered a moment before this. */
    private void endWhatWasResolvedMeanwhile(Channel channel, List<Notification> told) {
        List<UUID> alerts = told.stream().map(Notification::alertId).toList();
        List<Notification> resolved = firing.resolved(channel.id(), alerts);
        if (!resolved.isEmpty()) {
            send(channel, resolved);
        }
    }

    private boolean send(Channel channel, List<Notification> notifications) {
        SendResult result = senders.repost(channel, notifications);
        if (result instanceof SendResult.Sent) {
            return true;
        }
        log.info("Channel {} is not told again of what fires: {}", channel.id(), result.detail());
        return false;
    }
}
