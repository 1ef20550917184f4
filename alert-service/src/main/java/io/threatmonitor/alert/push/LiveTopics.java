package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Follows the topics and tells the browsers of this replica what comes, from one thread. It stops
 * before the web server does, since open streams would keep that from stopping.
 */
@Component
class LiveTopics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveTopics.class);
    private static final List<String> TOPICS =
            List.of(Topics.ALERTS, Topics.EVENTS, Topics.AUDIT_ACTIONS);

    /** What comes meanwhile shares the cost of asking the brokers. */
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(10);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final TailConsumers consumers;
    private final OpenStreams streams;
    private final AlertPulse alerts;
    private final StreamProperties properties;
    private final Clock clock;
    private final CountDownLatch following = new CountDownLatch(1);

    /** Where to read on, whatever happens to the connection; for the thread. */
    private @Nullable StreamPosition position;

    /** What was read before that and is still to be published; for the thread. */
    private Pending pending;

    private volatile boolean running;
    private @Nullable Thread thread;

    LiveTopics(
            TailConsumers consumers,
            OpenStreams streams,
            AlertPulse alerts,
            StreamProperties properties,
            Clock clock) {
        this.consumers = consumers;
        this.streams = streams;
        this.alerts = alerts;
        this.properties = properties;
        this.clock = clock;
        this.pending = pending(properties, streams);
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
        try (var deflate = new DeflateBlocks()) {
            while (running) {
                try (var tail = new TopicTail(consumers.create(), TOPICS, clock)) {
                    goToPosition(tail);
                    follow(tail, deflate);
                } catch (InvalidOffsetException e) {
                    log.warn("The topics do not hold what comes next: {}", e.getMessage());
                    position = null;
                } catch (KafkaException e) {
                    log.warn("The topics cannot be followed for now: {}", e.getMessage());
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        }
        streams.closeAll();
    }

    /** On from where it was; at first a bit back, for browsers that were at another replica. */
    private void goToPosition(TopicTail tail) {
        List<TopicPartition> partitions = tail.followedOf(StreamPosition.TOPICS);
        StreamPosition known = position;
        if (known != null) {
            partitions.forEach(partition -> tail.goTo(partition, known.next(partition)));
            return;
        }
        StreamPosition start = StreamPosition.start();
        int share = Math.ceilDiv(properties.recent(), partitions.size());
        for (var place : tail.goBack(partitions, share).entrySet()) {
            start = start.with(place.getKey(), place.getValue());
        }
        streams.closeAll();
        streams.startAt(start);
        position = start;
        pending = pending(properties, streams);
    }

    private void follow(TopicTail tail, DeflateBlocks deflate) {
        var pulse =
                new EventPulse(
                        () -> properties.eventsInterval(streams.count()),
                        properties.latestEvents());
        while (running) {
            Instant before = clock.instant();
            var heard = tail.poll(pending.patienceAt(before, pulse.patienceAt(before)));
            heard.forEach(consumed -> hear(consumed, pulse));
            Instant now = clock.instant();
            List<Change> due = pending.takeDue(now);
            // Where changes are about to go, all else waits to go with them.
            List<Frame> besides =
                    due.isEmpty() && !pending.isEmpty()
                            ? List.of()
                            : Stream.of(pulse.frameAt(now), alerts.take())
                                    .flatMap(Optional::stream)
                                    .toList();
            if (!due.isEmpty() || !besides.isEmpty()) {
                streams.publish(due, besides, deflate);
            }
            if (following.getCount() > 0 && tail.hasReachedItsEnds() && pending.isEmpty()) {
                following.countDown();
            }
            if (!heard.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_POLLS.toNanos());
            }
        }
    }

    private static Pending pending(StreamProperties properties, OpenStreams streams) {
        return new Pending(() -> properties.changesInterval(streams.count()));
    }

    private void hear(ConsumerRecord<String, byte[]> consumed, EventPulse pulse) {
        switch (consumed.topic()) {
            case Topics.EVENTS -> pulse.add(consumed);
            case Topics.ALERTS -> {
                pending.add(change(Frame.Kind.ALERT, consumed));
                alerts.beat();
            }
            case Topics.AUDIT_ACTIONS -> pending.add(change(Frame.Kind.AUDIT, consumed));
            default -> throw new IllegalStateException("Not followed: " + consumed.topic());
        }
    }

    /** The record's value is JSON in the form that browsers get, and its key says who acted. */
    private Change change(Frame.Kind kind, ConsumerRecord<String, byte[]> consumed) {
        var partition = new TopicPartition(consumed.topic(), consumed.partition());
        StreamPosition after =
                Objects.requireNonNull(position).with(partition, consumed.offset() + 1);
        position = after;
        Frame frame =
                Frame.of(
                        kind,
                        after.toString(),
                        consumed.key(),
                        new String(consumed.value(), StandardCharsets.UTF_8));
        return new Change(partition, consumed.offset(), frame);
    }

    private static void joinQuietly(Thread stopping) {
        try {
            stopping.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
