package io.threatmonitor.alert.push;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames that wait for one browser. Whoever offers never waits for whoever takes: a browser
 * that falls too far behind loses its stream. Thread-safe, for one taker.
 */
final class BrowserStream {

    private final Viewer viewer;
    private final int capacity;
    private int room;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private volatile boolean open = true;
    private @Nullable String offered;
    private @Nullable String reached;

    BrowserStream(Viewer viewer, int capacity) {
        this.viewer = viewer;
        this.capacity = capacity;
        this.room = capacity;
    }

    /**
     * Adds what a browser missed, which may be more than may wait otherwise.
     *
     * @param position after all of it
     */
    void catchUp(List<Frame> missed, String position) {
        lock.lock();
        try {
            missed.stream().filter(viewer::maySee).forEach(waiting::add);
            room = capacity + waiting.size();
            offered = position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds those of {@code frames} that the viewer may see, which are then taken together.
     *
     * @return false when the stream was full, and is closed now
     */
    boolean offer(List<Frame> frames) {
        lock.lock();
        try {
            if (!open) {
                return true;
            }
            for (Frame frame : frames) {
                boolean visible = viewer.maySee(frame);
                if (visible && waiting.size() >= room) {
                    close();
                    return false;
                }
                offered = frame.id() == null ? offered : frame.id();
                if (visible) {
                    waiting.add(frame);
                }
            }
            if (!waiting.isEmpty()) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, or what comes within {@code patience}; nothing when nothing came. */
    List<Frame> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (open && waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!open) {
                return List.of();
            }
            reached = offered;
            var taken = new ArrayList<>(waiting);
            waiting.clear();
            room = capacity;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * For the taker: the position of which all before has been taken, or was not for this viewer;
     * null before the first {@link #take}.
     */
    @Nullable String reached() {
        return reached;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        lock.lock();
        try {
            open = false;
            waiting.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
