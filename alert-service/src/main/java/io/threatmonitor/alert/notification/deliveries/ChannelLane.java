package io.threatmonitor.alert.notification.deliveries;

import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.alert.notification.channels.Channel;
import io.threatmonitor.alert.notification.channels.ChannelBook;
import io.threatmonitor.alert.notification.channels.ChannelLimits;
import io.threatmonitor.alert.notification.channels.SendResult;
import io.threatmonitor.alert.notification.channels.Senders;
import io.threatmonitor.kit.api.ApiException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends what a channel has to send, one at a time for each thread that asks. Thread-safe. */
@Component
class ChannelLane {

    private static final Logger log = LoggerFactory.getLogger(ChannelLane.class);
    private static final double DOUBLE = 2;
    private static final double UP_TO_A_THIRD = 0.33;
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final ChannelBook channels;
    private final ChannelLimits limits;
    private final Senders senders;
    private final MeterRegistry meters;
    private final IntervalFunction backoff;
    private final Phaser attempts = new Phaser(1);

    ChannelLane(
            Deliveries deliveries,
            ChannelBook channels,
            ChannelLimits limits,
            Senders senders,
            DeliveryProperties properties,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.limits = limits;
        this.senders = senders;
        this.meters = meters;
        this.backoff =
                IntervalFunction.ofExponentialRandomBackoff(
                        properties.firstRetry().toMillis(),
                        DOUBLE,
                        UP_TO_A_THIRD,
                        properties.slowestRetry().toMillis());
    }

    /** Whether something was sent, or tried: if not, there is nothing more to do for now. */
    boolean sendNext(UUID channelId) {
        Optional<Channel> found = open(channelId);
        if (found.isEmpty()) {
            return false;
        }
        Channel channel = found.get();
        int rate = channel.definition().rate();
        var leave = limits.request(channelId, rate);
        if (leave == null) {
            return false;
        }
        Optional<DueDelivery> claimed;
        try {
            claimed = deliveries.claim(channelId);
        } catch (RuntimeException e) {
            leave.giveBack();
            throw e;
        }
        if (claimed.isEmpty()) {
            leave.giveBack();
            return false;
        }
        if (!limits.count(channelId, rate)) {
            leave.giveBack();
            deliveries.release(claimed.get());
            return false;
        }
        attempt(channel, claimed.get(), leave);
        return true;
    }

    /** Forgets how channels did that are there no more. */
    void clean() {
        limits.keepOnly(channels.ids());
    }

    /** Waits until no attempt is under way, or the time is over. */
    void awaitRest(Duration longest) {
        try {
            attempts.awaitAdvanceInterruptibly(
                    attempts.arrive(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            log.warn("Some notifications are sent again after the restart");
        }
    }

    /** Empty where its secrets cannot be read: it waits until the key is back. */
    private Optional<Channel> open(UUID id) {
        try {
            return channels.find(id);
        } catch (ApiException e) {
            log.error("Channel {} waits: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private void attempt(Channel channel, DueDelivery delivery, ChannelLimits.Leave leave) {
        attempts.register();
        try {
            long begin = System.nanoTime();
            SendResult result = senders.send(channel, delivery.notification());
            leave.used(result, Duration.ofNanos(System.nanoTime() - begin));
            record(channel, delivery, result);
        } finally {
            attempts.arriveAndDeregister();
        }
    }

    private void record(Channel channel, DueDelivery delivery, SendResult result) {
        switch (result) {
            case SendResult.Sent sent -> {
                deliveries.finish(delivery, DeliveryState.SENT, sent.detail());
                count(channel, "sent");
            }
            case SendResult.Refused refused -> {
                deliveries.finish(delivery, DeliveryState.FAILED, refused.detail());
                count(channel, "failed");
            }
            case SendResult.Later later -> {
                deliveries.tryAgain(delivery, waitAfter(delivery, later), later.detail());
                count(channel, "retried");
            }
        }
    }

    /** As the receiver wishes, within limits, and never sooner than the backoff says. */
    private Duration waitAfter(DueDelivery delivery, SendResult.Later later) {
        Duration wait = Duration.ofMillis(backoff.apply(delivery.attempts()));
        Duration wish = later.pause() == null ? Duration.ZERO : later.pause();
        Duration longer = wish.compareTo(wait) > 0 ? wish : wait;
        return longer.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : longer;
    }

    private void count(Channel channel, String outcome) {
        meters.counter(
                        "notification.deliveries",
                        "kind",
                        channel.definition().kind().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome)
                .increment();
    }
}
