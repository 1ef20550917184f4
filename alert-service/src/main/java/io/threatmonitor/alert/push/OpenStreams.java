package io.threatmonitor.alert.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The streams of this replica's browsers, and what was sent on them lately. A stream that opens
 * gets what it missed and then what comes, with nothing in between. Thread-safe.
 */
@Component
class OpenStreams {

    private final Set<BrowserStream> streams = ConcurrentHashMap.newKeySet();
    private final Lock lock = new ReentrantLock();
    private final RecentChanges recent;
    private final int queue;
    private final int mostOpen;
    private final Frame retry;
    private final Counter overflowed;
    private final Counter resumed;
    private final Counter reset;

    /** What a browser that comes back may have missed beside the changes. */
    private @Nullable Frame counters;

    OpenStreams(StreamProperties properties, MeterRegistry meters) {
        this.queue = properties.queue();
        this.mostOpen = properties.mostOpen();
        this.retry = Frame.ofText("retry: " + properties.reconnect().toMillis() + "\n\n");
        this.recent = new RecentChanges(properties.recent(), properties.recentSize().toBytes());
        this.overflowed =
                Counter.builder("stream.overflowed")
                        .description("Streams closed because their browser was too slow")
                        .register(meters);
        this.resumed =
                Counter.builder("stream.resumed")
                        .description("Streams that went on where their browser had come to")
                        .register(meters);
        this.reset =
                Counter.builder("stream.reset")
                        .description("Streams whose browser had come from too long ago")
                        .register(meters);
        Gauge.builder("stream.open", streams, Set::size)
                .description("Browsers that watch")
                .register(meters);
    }

    /**
     * A stream that keeps what comes until it is {@linkplain BrowserStream#connect connected}.
     *
     * @param end when it is closed at the latest
     * @param lastEventId the id of the last frame that the browser got, null when it is new here
     * @throws ApiException {@code unavailable} when as many are open as there may be
     */
    BrowserStream open(
            Viewer viewer, StreamEncoding encoding, Instant end, @Nullable String lastEventId) {
        var stream = new BrowserStream(viewer, encoding, end, queue, streams::remove);
        lock.lock();
        try {
            if (streams.size() >= mostOpen) {
                throw ApiException.of(
                        ErrorCode.UNAVAILABLE, "Too many streams are open, try again soon");
            }
            var missed = new ArrayList<>(List.of(retry));
            missed.addAll(missedSince(lastEventId));
            stream.catchUp(missed, recent.position().toString());
            streams.add(stream);
            return stream;
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return streams.size();
    }

    /** Gives each its heartbeat when that is due, and ends those whose time has come. */
    void tend(Instant now, Duration heartbeat) {
        streams.forEach(stream -> stream.tend(now, heartbeat));
    }

    /** Knows nothing of before {@code position}, and all that is published from there on. */
    void startAt(StreamPosition position) {
        lock.lock();
        try {
            recent.startAt(position);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives {@code changes} to all who may see them, in order, and waits for none of them.
     *
     * @param besides what goes with them, since each write to a browser costs more than what is
     *     written
     */
    void publish(List<Change> changes, List<Frame> besides, DeflateBlocks deflate) {
        lock.lock();
        try {
            changes.forEach(recent::add);
            besides.stream()
                    .filter(frame -> frame.kind() == Frame.Kind.COUNTERS)
                    .forEach(frame -> counters = frame);
            if (!streams.isEmpty()) {
                var frames = new ArrayList<Frame>();
                runsOf(changes).forEach(run -> frames.add(Frame.joined(run, deflate)));
                besides.forEach(frame -> frames.add(Frame.joined(List.of(frame), deflate)));
                broadcast(frames);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives {@code frames} to all who may see them, and waits for none of them. */
    void broadcast(List<Frame> frames) {
        for (BrowserStream stream : streams) {
            if (!stream.offer(frames)) {
                overflowed.increment();
            }
        }
    }

    /** Sends every browser away, to come back and go on. */
    void closeAll() {
        streams.forEach(BrowserStream::close);
    }

    private List<Frame> missedSince(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return List.of();
        }
        Optional<List<Frame>> changes = StreamPosition.parse(lastEventId).flatMap(recent::since);
        (changes.isPresent() ? resumed : reset).increment();
        var missed = new ArrayList<>(changes.orElseGet(() -> List.of(resetFrame())));
        if (counters != null) {
            missed.add(counters);
        }
        return missed;
    }

    private Frame resetFrame() {
        return Frame.of(
                Frame.Kind.RESET,
                recent.position().toString(),
                null,
                WireJson.MAPPER.writeValueAsString(new ResetFrame("too_long_ago")));
    }

    /** Alerts that follow each other go to the same browsers, so they can go together. */
    private static List<List<Frame>> runsOf(List<Change> changes) {
        var runs = new ArrayList<List<Frame>>();
        Frame.@Nullable Kind before = null;
        for (Change change : changes) {
            Frame frame = change.frame();
            if (frame.kind() != Frame.Kind.ALERT || before != Frame.Kind.ALERT) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(frame);
            before = frame.kind();
        }
        return runs;
    }
}
