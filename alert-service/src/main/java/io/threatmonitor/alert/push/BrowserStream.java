package io.threatmonitor.alert.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The frames that wait for one browser. Whoever offers never waits for whoever takes: a browser
 * that falls too far behind loses its stream. Thread-safe, for one taker.
 */
final class BrowserStream {

    /** Wakes the taker of a stream that was closed. */
    private static final Frame END = new Frame(Frame.Kind.HEARTBEAT, null, new byte[0]);

    private final Viewer viewer;
    private final BlockingQueue<Frame> waiting;
    private volatile boolean open = true;

    BrowserStream(Viewer viewer, int capacity) {
        this.viewer = viewer;
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    /**
     * Adds {@code frame} where the viewer may see it.
     *
     * @return false when the stream was full, and is closed now
     */
    boolean offer(Frame frame) {
        if (!open || !viewer.maySee(frame) || waiting.offer(frame)) {
            return true;
        }
        close();
        return false;
    }

    /** All that waits, or what comes within {@code patience}; nothing when nothing came. */
    List<Frame> take(Duration patience) throws InterruptedException {
        var taken = new ArrayList<Frame>();
        Frame first = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken);
        }
        return open ? taken : List.of();
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        waiting.clear();
        var _ = waiting.offer(END);
    }
}
