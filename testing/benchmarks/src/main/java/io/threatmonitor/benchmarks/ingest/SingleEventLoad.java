package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.http.Connection;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Single events over 64 kept connections, each of which sends its next one as soon as the last is
 * answered. One thread serves them all, to leave the processors to the service.
 */
final class SingleEventLoad {

    private static final int CONNECTIONS = 64;

    /** Bytes. */
    private static final int LONGEST_ANSWER = 1 << 12;

    private final int port;
    private final String token;

    SingleEventLoad(int port, String token) {
        this.port = port;
        this.token = token;
    }

    Latencies run(Duration length) throws IOException {
        var latencies = new Latencies();
        var senders = new ArrayList<Sender>();
        try (var selector = Selector.open()) {
            long begun = System.nanoTime();
            long end = begun + length.toNanos();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(new Sender(selector, i));
            }
            while (System.nanoTime() < end) {
                selector.select(key -> answered(key, latencies), 100);
            }
            latencies.ended(Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            close(senders);
        }
        return latencies;
    }

    private static void answered(SelectionKey key, Latencies latencies) {
        try {
            ((Sender) key.attachment()).goOn(latencies);
        } catch (IOException e) {
            throw new BenchmarkException("A connection broke off", e);
        }
    }

    private static void close(List<Sender> senders) throws IOException {
        for (Sender sender : senders) {
            sender.connection.close();
        }
    }

    private final class Sender {

        private final Connection connection = Connection.to(port, LONGEST_ANSWER);
        private final EventRequest request;
        private long sentAt;

        Sender(Selector selector, int which) throws IOException {
            request = EventRequest.ofOne(token, which);
            connection.channel().configureBlocking(false);
            connection.channel().register(selector, SelectionKey.OP_READ, this);
            send();
        }

        void goOn(Latencies latencies) throws IOException {
            if (!connection.receive()) {
                return;
            }
            connection.answer().requireAccepted();
            latencies.add(System.nanoTime() - sentAt);
            send();
        }

        private void send() throws IOException {
            connection.answer().clear();
            byte[] bytes = request.renumbered();
            sentAt = System.nanoTime();
            connection.send(bytes);
        }
    }
}
