package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.http.Connection;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Batches of 1,000 lines from a few senders, each of which waits for its answers. */
final class BatchLoad {

    private static final int LINES = 1_000;

    /** Bytes: of each line it says what became of it. */
    private static final int LONGEST_ANSWER = 1 << 18;

    private final int port;
    private final List<String> tokens;

    /**
     * @param tokens one for each sender
     */
    BatchLoad(int port, List<String> tokens) {
        this.port = port;
        this.tokens = List.copyOf(tokens);
    }

    /** Sends for so long until the service is warm, which may ask for patience until then. */
    void warmUp(Duration length) {
        var _ = run(length, false);
    }

    /** Events a second, all of them accepted. */
    double run(Duration length) {
        return run(length, true);
    }

    private double run(Duration length, boolean strictly) {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(tokens.size())) {
            var senders = new ArrayList<Callable<Long>>();
            for (String token : tokens) {
                senders.add(() -> send(EventRequest.ofLines(token, LINES), end, strictly));
            }
            long events = 0;
            for (Future<Long> sender : threads.invokeAll(senders)) {
                events += sender.get();
            }
            return events * 1e9 / (System.nanoTime() - begun);
        } catch (ExecutionException e) {
            throw new BenchmarkException("A sender failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private long send(EventRequest request, long end, boolean strictly) throws IOException {
        long sent = 0;
        while (System.nanoTime() < end) {
            // What is refused costs the connection as well.
            try (var connection = Connection.to(port, LONGEST_ANSWER)) {
                sent += sendOver(connection, request, end);
            } catch (BenchmarkException e) {
                if (strictly) {
                    throw e;
                }
            }
        }
        return sent;
    }

    private static long sendOver(Connection connection, EventRequest request, long end)
            throws IOException {
        long sent = 0;
        while (System.nanoTime() < end) {
            connection.send(request.renumbered());
            connection.awaitAnswer().requireAccepted(LINES);
            sent += LINES;
        }
        return sent;
    }

    /**
     * One request without end, as far as its sender is concerned.
     *
     * @param bytes about so many
     * @return events a second, all of them accepted
     */
    double stream(long bytes) {
        var lines = EventRequest.linesAlone(LINES);
        long blocks = bytes / EventRequest.LINE_BYTES / LINES;
        long begun = System.nanoTime();
        try (var connection = Connection.to(port, LONGEST_ANSWER)) {
            connection.send(EventRequest.headOfLines(tokens.getFirst(), blocks * LINES));
            for (long i = 0; i < blocks; i++) {
                connection.send(lines.renumbered());
            }
            connection.awaitAnswer().requireAccepted(blocks * LINES);
            return blocks * LINES * 1e9 / (System.nanoTime() - begun);
        } catch (IOException e) {
            throw new BenchmarkException("The stream broke off", e);
        }
    }
}
