package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.alerting.AlertingSurroundings.Service;
import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Percentiles;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Raising and showing alerts, with everything that takes part beside it on the same machine. */
public final class AlertsBenchmark implements Benchmark {

    private static final int DETECTIONS =
            Integer.getInteger("threat-monitor.benchmark.alerts.detections", 150_000);
    private static final int WARM_UP =
            Integer.getInteger("threat-monitor.benchmark.alerts.warm-up", 150_000);
    private static final int STREAMS = 1_000;
    private static final int CALM = 100;
    private static final int BUSY = 1_000;

    private static final List<String> ALERT_JVM =
            List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");

    /** As the README of the ingest service sizes it. */
    private static final List<String> INGEST_JVM =
            List.of("-Xms512m", "-Xmx512m", "-Xmn280m", "-XX:+UseParallelGC");

    private static final Duration EACH = Duration.ofSeconds(20);

    /**
     * Seconds at each rate, rising: while the machine is busy, compilers take minutes to make the
     * services as fast as they will be.
     */
    private static final Map<Integer, Integer> WARM_UP_EVENTS =
            new TreeMap<>(Map.of(BUSY / 5, 100, BUSY / 2, 40, BUSY, 40));

    private static final Duration WARM_UP_TOGETHER = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public String question() {
        return """
        How many detections a second become alerts in PostgreSQL with their changes published, over %,d after %,d that \
        are not counted; and from when an event is due at `POST /api/v1/events` to its `alert` frame at a reader of \
        `/api/v1/stream`, for %d s at each rate, while %,d streams are open and get every frame. Ingest and alert \
        service, broker, database and all clients share the machine. Takes six minutes.\
        """
                .formatted(DETECTIONS, WARM_UP, EACH.toSeconds(), STREAMS)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = AlertingSurroundings.start()) {
            Service alerts = surroundings.start("alert-service", "alert", ALERT_JVM);
            Service ingest = surroundings.start("ingest-service", "ingest", INGEST_JVM);
            var detections = new DetectionRun(surroundings);
            detections.run(WARM_UP);
            double rate = DETECTIONS / (detections.run(DETECTIONS).toMillis() / 1000.0);
            try (var events =
                    EventRun.start(
                            ingest.address(),
                            surroundings.sensorToken(),
                            alerts.address(),
                            surroundings.analystToken())) {
                var rows = new ArrayList<List<String>>();
                rows.add(List.of("alerts_per_second", String.format(Locale.ROOT, "%.0f", rate)));
                for (var step : WARM_UP_EVENTS.entrySet()) {
                    events.run(step.getKey(), Duration.ofSeconds(step.getValue()));
                }
                try (var browsers =
                        Browsers.open(alerts.address(), surroundings.analystToken(), STREAMS - 1)) {
                    for (int eventRate : List.of(CALM, BUSY / 2, BUSY)) {
                        events.run(eventRate, WARM_UP_TOGETHER);
                    }
                    rows.addAll(push(events, CALM, browsers));
                    rows.addAll(push(events, BUSY, browsers));
                    rows.add(List.of("streams cut", String.valueOf(browsers.ended())));
                }
                return new Table(List.of("", "figure"), rows);
            }
        } catch (IOException | SQLException e) {
            throw new BenchmarkException("Alerts cannot be measured", e);
        }
    }

    private static List<List<String>> push(EventRun events, int rate, Browsers browsers)
            throws IOException {
        long before = browsers.received();
        EventRun.Outcome outcome = events.run(rate, EACH);
        long perStream = (browsers.received() - before) / (STREAMS - 1) / EACH.toSeconds();
        return List.of(
                List.of("post_to_frame_p50_ms at %d/s".formatted(rate), millis(outcome, 50)),
                List.of("post_to_frame_p99_ms at %d/s".formatted(rate), millis(outcome, 99)),
                List.of(
                        "kilobytes a second to each stream at %d/s".formatted(rate),
                        String.valueOf(perStream / 1024)),
                List.of(
                        "events refused at %d/s".formatted(rate),
                        String.valueOf(outcome.refused())));
    }

    private static String millis(EventRun.Outcome outcome, int percent) {
        Duration time = new Percentiles(outcome.took()).at(percent);
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }
}
