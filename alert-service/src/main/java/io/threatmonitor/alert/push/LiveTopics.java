package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the topics and tells the browsers of this replica what comes, from one thread. It stops
 * before the web server does, since open streams would keep that from stopping.
 */
@Component
class LiveTopics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveTopics.class);
    private static final List<String> TOPICS =
            List.of(Topics.ALERTS, Topics.EVENTS, Topics.AUDIT_ACTIONS);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final TailConsumers consumers;
    private final OpenStreams streams;
    private final StreamProperties properties;
    private final Clock clock;
    private volatile CountDownLatch following = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    LiveTopics(
            TailConsumers consumers,
            OpenStreams streams,
            StreamProperties properties,
            Clock clock) {
        this.consumers = consumers;
        this.streams = streams;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether a stream that opens now gets all that is published from now on. */
    boolean awaitFollowing() throws InterruptedException {
        return following.await(properties.readyTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of the platform's own: it waits in a selector, which would hold a carrier. */
    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("live-topics").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        streams.closeAll();
        if (thread != null) {
            LockSupport.unpark(thread);
            joinQuietly(thread);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var tail = new TopicTail(consumers.create(), TOPICS, clock)) {
                following.countDown();
                follow(tail);
            } catch (KafkaException e) {
                log.warn("The topics cannot be followed for now: {}", e.getMessage());
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
            following = new CountDownLatch(1);
            streams.closeAll();
        }
    }

    private void follow(TopicTail tail) {
        var pulse = new EventPulse(properties);
        while (running) {
            for (var consumed : tail.poll(pulse.patienceAt(clock.instant()))) {
                tell(consumed, pulse);
            }
            pulse.frameAt(clock.instant()).ifPresent(streams::broadcast);
        }
    }

    private void tell(ConsumerRecord<String, byte[]> consumed, EventPulse pulse) {
        switch (consumed.topic()) {
            case Topics.EVENTS -> pulse.add(consumed);
            case Topics.ALERTS -> streams.broadcast(frame(Frame.Kind.ALERT, consumed));
            case Topics.AUDIT_ACTIONS -> streams.broadcast(frame(Frame.Kind.AUDIT, consumed));
            default -> throw new IllegalStateException("Not followed: " + consumed.topic());
        }
    }

    /** The record's value is JSON in the form that browsers get, and its key says who acted. */
    private static Frame frame(Frame.Kind kind, ConsumerRecord<String, byte[]> consumed) {
        Header id = consumed.headers().lastHeader(CloudEvents.ID);
        return Frame.of(
                kind,
                id == null ? null : new String(id.value(), StandardCharsets.UTF_8),
                consumed.key(),
                new String(consumed.value(), StandardCharsets.UTF_8));
    }

    private static void joinQuietly(Thread stopping) {
        try {
            stopping.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
