package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What one browser gets. Frames go to its connection on the thread that offers them, and wait only
 * while the connection takes no more: whoever offers never does, and a browser that falls too far
 * behind loses its stream. Thread-safe.
 */
final class BrowserStream {

    private final Viewer viewer;
    private final StreamEncoding encoding;
    private final Instant end;
    private final int capacity;
    private final Consumer<BrowserStream> whenClosed;
    private final Lock lock = new ReentrantLock();
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private @Nullable Connection connection;
    private int room;
    private @Nullable String position;
    private Instant nextHeartbeat = Instant.MIN;
    private volatile boolean open = true;

    /**
     * @param end when it is closed at the latest
     * @param capacity frames that may wait
     */
    BrowserStream(
            Viewer viewer,
            StreamEncoding encoding,
            Instant end,
            int capacity,
            Consumer<BrowserStream> whenClosed) {
        this.viewer = viewer;
        this.encoding = encoding;
        this.end = end;
        this.capacity = capacity;
        this.room = capacity;
        this.whenClosed = whenClosed;
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
            this.position = position;
        } finally {
            lock.unlock();
        }
    }

    /** Gives to {@code connection} what waits, and all that comes. */
    void connect(Connection connection) {
        lock.lock();
        try {
            this.connection = connection;
            if (open) {
                connection.write(ByteBuffer.wrap(encoding.opening()));
                sendWhatWaits();
            } else {
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on, now that the connection is ready again. */
    void proceed() {
        lock.lock();
        try {
            sendWhatWaits();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends those of {@code frames} that the viewer may see.
     *
     * @return false when too many waited, and the stream is closed now
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
                position = frame.id() == null ? position : frame.id();
                if (visible) {
                    waiting.add(frame);
                }
            }
            sendWhatWaits();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the stream when its time has come. Otherwise says each {@code heartbeat} that it lives,
     * and how far it is, of which a viewer who may see little hears nothing else.
     */
    void tend(Instant now, Duration heartbeat) {
        lock.lock();
        try {
            if (!now.isBefore(end)) {
                close();
            } else if (waiting.isEmpty() && !now.isBefore(nextHeartbeat)) {
                nextHeartbeat = now.plus(heartbeat);
                String json = WireJson.MAPPER.writeValueAsString(new HeartbeatFrame(now));
                waiting.add(Frame.of(Frame.Kind.HEARTBEAT, position, null, json));
                sendWhatWaits();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        lock.lock();
        try {
            if (open) {
                open = false;
                waiting.clear();
                if (connection != null) {
                    connection.close();
                }
                whenClosed.accept(this);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendWhatWaits() {
        if (connection != null && connection.isReady() && !waiting.isEmpty()) {
            var bytes =
                    waiting.stream()
                            .map(encoding::bytesOf)
                            .map(ByteBuffer::wrap)
                            .toArray(ByteBuffer[]::new);
            waiting.clear();
            room = capacity;
            connection.write(bytes);
        }
    }

    /** Where the bytes of a stream go. None of its methods waits, none is called beside another. */
    interface Connection {

        /** Whether it has sent all that it took. If not, it says so to {@link #proceed} then. */
        boolean isReady();

        /** Takes all of {@code bytes}, and closes the stream when the browser has gone. */
        void write(ByteBuffer... bytes);

        void close();
    }
}
