package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.http.Connection;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Events sent at a steady rate, one request each, whatever the answers take (an open loop), and the
 * time from when each was due to its alert on a page. For one thread.
 */
final class EventRun implements AutoCloseable {

    /** Sensors that keep their connections; an event that finds none of them free is sent late. */
    private static final int CONNECTIONS = 256;

    /** Bytes. */
    private static final int LONGEST_ANSWER = 1 << 12;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    private final URI ingest;
    private final String sensorToken;
    private final Selector selector = Selector.open();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final Map<UUID, Long> raisedAt = new ConcurrentHashMap<>();
    private final Page page;
    private int connections;
    private int waiting;

    private EventRun(URI ingest, String sensorToken, URI alerts, String analystToken)
            throws IOException {
        this.ingest = ingest;
        this.sensorToken = sensorToken;
        this.page =
                Page.open(alerts, analystToken, id -> raisedAt.putIfAbsent(id, System.nanoTime()));
    }

    static EventRun start(URI ingest, String sensorToken, URI alerts, String analystToken)
            throws IOException {
        return new EventRun(ingest, sensorToken, alerts, analystToken);
    }

    /**
     * What became of the events of one run.
     *
     * @param took for each that was accepted how long after it was due its alert was on the page
     * @param refused how many were not accepted
     */
    record Outcome(List<Duration> took, int refused) {}

    /**
     * Sends {@code rate} events a second for {@code time}.
     *
     * @throws BenchmarkException when one was accepted and has no alert
     */
    Outcome run(int rate, Duration time) throws IOException {
        int count = Math.toIntExact(rate * time.toSeconds());
        var accepted = new ArrayList<Accepted>(count);
        long start = System.nanoTime();
        long deadline = start + time.plus(PATIENCE).toNanos();
        int sent = 0;
        while (sent < count || waiting > 0) {
            long due = start + sent * 1_000_000_000L / rate;
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("%d events have no answer".formatted(waiting));
            }
            if (sent < count && System.nanoTime() >= due && send(sent, due)) {
                sent++;
            } else {
                selector.select(key -> answered(key, accepted), 1);
            }
        }
        return new Outcome(accepted.stream().map(this::took).toList(), count - accepted.size());
    }

    /** Answers whether a connection was free for it. */
    private boolean send(int which, long due) throws IOException {
        Connection connection = free.poll();
        if (connection == null) {
            if (connections == CONNECTIONS) {
                return false;
            }
            connection = connect();
        }
        connection.answer().clear();
        connection.channel().keyFor(selector).attach(new Sent(connection, due));
        connection.send(request(which));
        waiting++;
        return true;
    }

    private Connection connect() throws IOException {
        var connection = Connection.to(ingest.getPort(), LONGEST_ANSWER);
        connection.channel().configureBlocking(false);
        connection.channel().register(selector, SelectionKey.OP_READ);
        connections++;
        return connection;
    }

    private void answered(SelectionKey key, List<Accepted> accepted) {
        if (!(key.attachment() instanceof Sent(Connection connection, long due))) {
            free.remove((Connection) key.attachment());
            drop((Connection) key.attachment());
            return;
        }
        try {
            if (!connection.receive()) {
                return;
            }
            waiting--;
            if (connection.answer().isAccepted()) {
                accepted.add(new Accepted(id(connection.answer().text()), due));
            }
            key.attach(connection);
            free.push(connection);
        } catch (IOException | BenchmarkException e) {
            waiting--; // without an answer it was not accepted
            drop(connection);
        }
    }

    /** The service closes what was idle for long. */
    private void drop(Connection connection) {
        connections--;
        try {
            connection.close();
        } catch (IOException e) {
            throw new BenchmarkException("A connection cannot be closed", e);
        }
    }

    private byte[] request(int i) {
        String event =
                """
                {"source_name":"web-%03d","event_type":"bruteforce","severity":"high",\
                "description":"Failed password for user%d from 198.51.100.%d ssh2",\
                "ip_address":"198.51.100.%d","attributes":{"user":"user%d","attempts":%d}}\
                """
                        .formatted(i % 200, i % 5_000, i % 256, i % 256, i % 5_000, i % 1_000);
        return """
        POST /api/v1/events HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(ingest.getAuthority(), sensorToken, event.length(), event)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static UUID id(String answer) {
        int start = answer.indexOf(ID) + ID.length();
        return UUID.fromString(answer.substring(start, start + ID_LENGTH));
    }

    private Duration took(Accepted event) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Long raised = raisedAt.remove(event.id());
        while (raised == null) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException(
                        "An accepted event has no alert on the page: " + event.id());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            raised = raisedAt.remove(event.id());
        }
        return Duration.ofNanos(raised - event.due());
    }

    @Override
    public void close() throws IOException {
        page.close();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private record Sent(Connection connection, long due) {}

    private record Accepted(UUID id, long due) {}
}
