package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.contracts.WireJson;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Events sent at a steady rate, one request each, whatever the answers take (an open loop), and the
 * time from each request to its alert on a page.
 */
final class EventRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI ingest;
    private final String sensorToken;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<UUID, Long> raisedAt = new ConcurrentHashMap<>();
    private final Page page;

    private EventRun(URI ingest, String sensorToken, URI alerts, String analystToken)
            throws IOException {
        this.ingest = ingest;
        this.sensorToken = sensorToken;
        this.page =
                Page.open(
                        http,
                        alerts,
                        analystToken,
                        id -> raisedAt.putIfAbsent(id, System.nanoTime()));
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
    Outcome run(int rate, Duration time) {
        List<Sent> sent = send(rate, time);
        List<Duration> took = sent.stream().filter(Sent::isAccepted).map(this::took).toList();
        return new Outcome(took, sent.size() - took.size());
    }

    private List<Sent> send(int rate, Duration time) {
        int count = Math.toIntExact(rate * time.toSeconds());
        var sent = new ArrayList<Sent>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sent.add(new Sent(due, send(i)));
        }
        return sent;
    }

    private CompletableFuture<UUID> send(int i) {
        String event =
                """
                {"source_name":"web-%03d","event_type":"bruteforce","severity":"high",\
                "description":"Failed password for user%d from 198.51.100.%d ssh2",\
                "ip_address":"198.51.100.%d","attributes":{"user":"user%d","attempts":%d}}\
                """
                        .formatted(i % 200, i % 5_000, i % 256, i % 256, i % 5_000, i % 1_000);
        var request =
                HttpRequest.newBuilder(ingest.resolve("/api/v1/events"))
                        .header("Authorization", "Bearer " + sensorToken)
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString(event))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(EventRun::id);
    }

    private static UUID id(HttpResponse<String> answer) {
        if (answer.statusCode() != 202) {
            throw new BenchmarkException(
                    "An event was answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return UUID.fromString(
                WireJson.MAPPER.readTree(answer.body()).at("/data/id").stringValue());
    }

    private Duration took(Sent sent) {
        UUID id = sent.id().join();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Long raised = raisedAt.remove(id);
        while (raised == null) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("An accepted event has no alert on the page: " + id);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            raised = raisedAt.remove(id);
        }
        return Duration.ofNanos(raised - sent.due());
    }

    @Override
    public void close() throws IOException {
        page.close();
        http.shutdownNow();
    }

    private record Sent(long due, CompletableFuture<UUID> id) {

        boolean isAccepted() {
            return id.handle((accepted, failure) -> failure == null).join();
        }
    }
}
