package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
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
                connection.write(encoding.opening());
                send(connection);
            } else {
                connection.close();
            }
        } catch (IOException e) {
            close();
        } finally {
            lock.unlock();
        }
    }

    /** Goes on, after the connection took no more for a while. */
    void proceed() {
        lock.lock();
        try {
            if (open && connection != null) {
                connection.flush();
                send(connection);
            }
        } catch (IOException e) {
            close();
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
        try {
            if (open && connection != null) {
                send(connection);
            }
        } catch (IOException e) {
            close();
        }
    }

    private void send(Connection to) throws IOException {
        boolean written = false;
        while (!waiting.isEmpty() && to.isReady()) {
            to.write(encoding.bytesOf(waiting.remove()));
            written = true;
        }
        if (written) {
            to.flush();
        }
        if (waiting.isEmpty()) {
            room = capacity;
        }
    }

    /**
     * Where the bytes of a stream go. None of its methods waits, and nobody calls two at the same
     * time; an {@link IOException} says that the browser has gone.
     */
    interface Connection {

        /** Whether it takes more. If not, it calls {@link BrowserStream#proceed} when it does. */
        boolean isReady();

        /** Takes all of {@code bytes}, also if that is more than it could send now. */
        void write(byte[] bytes) throws IOException;

        /** Sends what it has taken, and goes on by itself where it cannot send all of it now. */
        void flush() throws IOException;

        void close();
    }
}
