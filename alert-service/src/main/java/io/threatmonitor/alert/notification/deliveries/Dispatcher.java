package io.threatmonitor.alert.notification.deliveries;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Has the channels that have something to send send it, each on threads of its own, so that one
 * which hangs delays no other. Any number of replicas may do so.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** How long what another replica has planned, or a retry, can wait to be found. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private static final Duration CLEANING_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final Timetable timetable;
    private final ChannelLane lane;
    private final Reposting reposting;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Map<UUID, Semaphore> places = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private Instant nextCleaning = Instant.MIN;

    Dispatcher(
            Deliveries deliveries,
            Timetable timetable,
            ChannelLane lane,
            Reposting reposting,
            DeliveryProperties properties,
            Clock clock) {
        this.deliveries = deliveries;
        this.timetable = timetable;
        this.lane = lane;
        this.reposting = reposting;
        this.properties = properties;
        this.clock = clock;
    }

    /** Says that there will be something to send when the caller's transaction has ended well. */
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.release();
                    }
                });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("notification-dispatcher").start(this::run);
    }

    /** Attempts at hand may end; what they leave is another replica's when its lease ends. */
    @Override
    public synchronized void stop() {
        running = false;
        work.release();
        if (thread != null) {
            joinQuietly(thread);
        }
        lane.awaitRest(LONGEST_STOP);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            attempt("Old notifications", this::clean);
            attempt("Digests and escalations", timetable::advance);
            attempt("Notifications", this::sendWhatIsDue);
            attempt("What fires", this::repost);
            awaitWork();
        }
    }

    /** What fails must not keep the others from being done. */
    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (DataAccessException | TransactionException e) {
            if (running) {
                log.warn("{} wait: {}", what, e.getMessage());
            }
        } catch (RuntimeException e) {
            log.error("{} wait because of a fault of ours", what, e);
        }
    }

    private void sendWhatIsDue() {
        for (UUID channel : deliveries.dueChannels()) {
            Semaphore free =
                    places.computeIfAbsent(channel, id -> new Semaphore(properties.parallel()));
            while (running && free.tryAcquire()) {
                Thread.ofVirtual()
                        .name("notification-" + channel)
                        .start(() -> drain(channel, free));
            }
        }
    }

    private void repost() {
        for (UUID channel : reposting.claim()) {
            Thread.ofVirtual()
                    .name("notification-repost-" + channel)
                    .start(() ->
                            attempt(
                                    "What fires on channel " + channel,
                                    () -> reposting.repost(channel)));
        }
    }

    private void drain(UUID channel, Semaphore free) {
        try {
            attempt("Notifications of channel " + channel, () -> sendAll(channel));
        } finally {
            free.release();
        }
    }

    private void sendAll(UUID channel) {
        boolean more = true;
        while (running && more) {
            more = lane.sendNext(channel);
        }
    }

    private void clean() {
        if (clock.instant().isBefore(nextCleaning)) {
            return;
        }
        nextCleaning = clock.instant().plus(CLEANING_INTERVAL);
        deliveries.giveUp();
        deliveries.forget();
        lane.clean();
    }

    private void awaitWork() {
        try {
            if (work.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joinQuietly(Thread stopping) {
        try {
            stopping.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
