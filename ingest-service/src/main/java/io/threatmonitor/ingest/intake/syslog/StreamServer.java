package io.threatmonitor.ingest.intake.syslog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A server for connections, each with a virtual thread of its own. */
final class StreamServer implements SyslogServer {

    private static final Logger log = LoggerFactory.getLogger(StreamServer.class);

    /** For what was read and is not yet with the brokers. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Accepting fails when the process has no file descriptors left, and would fail again. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    /** What lies between TCP and the messages. */
    @FunctionalInterface
    interface Layer {

        /** Nothing. */
        Layer NONE = socket -> socket;

        /** The socket to read from; closing it closes {@code socket}. */
        Socket over(Socket socket) throws IOException;
    }

    private final InetSocketAddress address;
    private final Layer layer;
    private final Streams streams;
    private final SyslogMetrics metrics;
    private final Duration idleTimeout;
    private final Semaphore room;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocket server;

    StreamServer(
            InetSocketAddress address,
            Layer layer,
            Streams streams,
            SyslogMetrics metrics,
            SyslogProperties properties)
            throws IOException {
        this.address = address;
        this.layer = layer;
        this.streams = streams;
        this.metrics = metrics;
        this.idleTimeout = properties.idleTimeout();
        this.room = new Semaphore(properties.maxConnections());
        this.server = new ServerSocket();
    }

    @Override
    public void start() throws IOException {
        server.setReuseAddress(true);
        server.bind(address);
        threads.execute(this::acceptAll);
    }

    @Override
    public void stop() {
        close(server);
        open.forEach(StreamServer::close);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Messages that the brokers did not take are lost");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (RejectedExecutionException e) {
                return; // the service stops
            } catch (IOException e) {
                pauseAfter(e);
            }
        }
    }

    private void admit(Socket socket) {
        if (!streams.knows(socket.getInetAddress())) {
            refuse(socket, SyslogMetrics.Reason.UNREGISTERED);
        } else if (!room.tryAcquire()) {
            refuse(socket, SyslogMetrics.Reason.TOO_MANY);
        } else {
            threads.execute(() -> serve(socket));
        }
    }

    private void refuse(Socket socket, SyslogMetrics.Reason reason) {
        log.debug("Closed a connection from {}: {}", socket.getInetAddress(), reason);
        metrics.refused(reason);
        close(socket);
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setKeepAlive(true);
            socket.setSoTimeout(Math.toIntExact(idleTimeout.toMillis()));
            try (Socket layered = layer.over(socket)) {
                streams.take(layered.getInputStream(), socket.getInetAddress());
            }
        } catch (IOException e) {
            log.debug("A connection from {} broke: {}", socket.getInetAddress(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        } finally {
            open.remove(socket);
            room.release();
        }
    }

    private void pauseAfter(IOException failure) {
        if (server.isClosed()) {
            return;
        }
        log.warn("Cannot accept a connection: {}", failure.getMessage());
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            close(server);
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            log.debug("Closing failed: {}", e.getMessage());
        }
    }
}
