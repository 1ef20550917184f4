package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.alert.notification.setup.Entries;
import io.threatmonitor.alert.notification.setup.EntryLifecycle;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;

import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells a channel's receiver that this is a test, at once, approved or not. Thread-safe. */
@Service
class ChannelTester {

    private final ChannelBook channels;
    private final Entries entries;
    private final Senders senders;
    private final ChannelLimits limits;
    private final EntryLifecycle lifecycle;
    private final IdGenerator ids;
    private final Clock clock;
    private final Duration deadline;

    ChannelTester(
            ChannelBook channels,
            Entries entries,
            Senders senders,
            ChannelLimits limits,
            EntryLifecycle lifecycle,
            IdGenerator ids,
            Clock clock,
            ChannelProperties properties) {
        this.channels = channels;
        this.entries = entries;
        this.senders = senders;
        this.limits = limits;
        this.lifecycle = lifecycle;
        this.ids = ids;
        this.clock = clock;
        this.deadline = properties.testDeadline();
    }

    /**
     * Waits for the receiver, outside of any transaction, until the deadline at most.
     *
     * @throws ApiException {@code not_found}, {@code too_many_requests} when the channel's rate is
     *     used up, or {@code unavailable} when its secrets cannot be read
     */
    TestOutcome test(UUID id, Caller caller) {
        var entry =
                entries.find(ChannelDefinition.TYPE, id)
                        .orElseThrow(() -> ApiException.notFound("channel"));
        Channel channel = channels.find(id).orElseThrow(() -> ApiException.notFound("channel"));
        if (!limits.count(id, channel.definition().rate())) {
            throw ApiException.of(
                    ErrorCode.TOO_MANY_REQUESTS, "The channel's rate is used up for this minute");
        }
        Notification notification = Samples.test(ids.next(), clock.instant(), caller.name());
        SendResult result = sendInTime(channel, notification);
        boolean sent = result instanceof SendResult.Sent;
        lifecycle.recordDeed(
                ChannelDefinition.TYPE,
                "tested",
                entry,
                sent ? Outcome.SUCCESS : Outcome.FAILURE,
                caller);
        return new TestOutcome(notification.id(), sent, result.detail());
    }

    /** On a thread of its own, as looking up a name or a mail server may take any time. */
    private SendResult sendInTime(Channel channel, Notification notification) {
        var sending = new FutureTask<>(() -> senders.send(channel, notification));
        Thread.ofVirtual().name("notification-test-" + channel.id()).start(sending);
        try {
            return sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return noAnswer("within %d seconds".formatted(deadline.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return noAnswer("before the service stopped");
        } finally {
            sending.cancel(true);
        }
    }

    private static SendResult noAnswer(String when) {
        return new SendResult.Later("No answer " + when, null);
    }
}
