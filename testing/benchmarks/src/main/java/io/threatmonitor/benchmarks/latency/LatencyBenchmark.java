package io.threatmonitor.benchmarks.latency;

import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Percentiles;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** From the sender to an open page, at a rate that no queue builds up at. */
public final class LatencyBenchmark implements Benchmark {

    private static final int WARM_UP = 50;
    private static final int EVENTS = 200;
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<UUID, Long> sentAt = new HashMap<>();
    private final Map<UUID, Long> raisedAt = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String question() {
        return """
        From the first byte of `POST /api/v1/events` at the gateway to the `alert` frame at a reader of \
        `/api/v1/stream`: %d High events, one each %d ms, after %d that are not counted.\
        """
                .formatted(EVENTS, INTERVAL.toMillis(), WARM_UP);
    }

    @Override
    public Table run() {
        var launcher = Launcher.ofUser();
        var address = URI.create(launcher.status().requireUrl());
        try (var api = new PlatformApi(address)) {
            api.listen(
                    launcher.token("analyst"), id -> raisedAt.putIfAbsent(id, System.nanoTime()));
            String sensor = launcher.token("sensor");
            report(api, sensor, WARM_UP);
            var measured = report(api, sensor, EVENTS);
            awaitFrames(measured);
            return table(measured.stream().filter(raisedAt::containsKey).map(this::took).toList());
        }
    }

    private List<UUID> report(PlatformApi api, String token, int count) {
        var ids = new ArrayList<UUID>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(start + i * INTERVAL.toNanos() - System.nanoTime());
            long sent = System.nanoTime();
            UUID id = api.report(token);
            sentAt.put(id, sent);
            ids.add(id);
        }
        return ids;
    }

    private void awaitFrames(List<UUID> ids) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!raisedAt.keySet().containsAll(ids) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private Duration took(UUID id) {
        Long sent = sentAt.get(id);
        Long raised = raisedAt.get(id);
        if (sent == null || raised == null) {
            throw new IllegalStateException("not measured: " + id);
        }
        return Duration.ofNanos(raised - sent);
    }

    private static Table table(List<Duration> measured) {
        if (measured.isEmpty()) {
            throw new BenchmarkException("No alert came within " + PATIENCE.toSeconds() + " s");
        }
        var by = new Percentiles(measured);
        return new Table(
                List.of("", "events", "alerts seen", "min ms", "median ms", "p95 ms", "p99 ms"),
                List.of(
                        List.of(
                                "event to page",
                                String.valueOf(EVENTS),
                                String.valueOf(measured.size()),
                                millis(by.min()),
                                millis(by.at(50)),
                                millis(by.at(95)),
                                millis(by.at(99)))));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
