package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.alerting.AlertingSurroundings.Service;
import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What open pages take of the alert service's memory. */
public final class StreamsBenchmark implements Benchmark {

    private static final int STREAMS =
            Integer.getInteger("threat-monitor.benchmark.streams", 10_000);
    private static final int DETECTIONS = 500;
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx640m", "-XX:+UseSerialGC");
    private static final long KILOBYTES_PER_MEGABYTE = 1024;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String question() {
        return """
        The most memory that the alert service has had resident (`VmHWM`), all of it, with no stream open, with %,d \
        open, and when each of those has got %d alerts that were raised at once. Its heap may take 640 MB. Linux only; \
        needs `ulimit -n` above the number of streams.\
        """
                .formatted(STREAMS, DETECTIONS)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = AlertingSurroundings.start()) {
            Service alerts = surroundings.start("alert-service", "alert", JVM);
            var detections = new DetectionRun(surroundings);
            detections.run(DETECTIONS);
            long none = megabytes(alerts);
            try (var browsers =
                    Browsers.open(alerts.address(), surroundings.analystToken(), STREAMS)) {
                long open = megabytes(alerts);
                long before = browsers.received();
                detections.run(DETECTIONS);
                awaitFrames(browsers, before);
                return new Table(
                        List.of("", "MB"),
                        List.of(
                                List.of("no stream", String.valueOf(none)),
                                List.of("%,d streams".formatted(STREAMS), String.valueOf(open)),
                                List.of(
                                        "and %d alerts to each".formatted(DETECTIONS),
                                        String.valueOf(megabytes(alerts))),
                                List.of("streams cut", String.valueOf(browsers.ended()))));
            }
        } catch (IOException | SQLException e) {
            throw new BenchmarkException("Streams cannot be measured", e);
        }
    }

    /** Until no stream gets anything more. */
    private static void awaitFrames(Browsers browsers, long before) {
        long last = before;
        long now = browsers.received();
        while (now == before || now > last) {
            last = now;
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchmarkException("Interrupted", e);
            }
            now = browsers.received();
        }
    }

    /** See proc(5), {@code /proc/pid/status}. */
    private static long megabytes(Service service) throws IOException {
        Path status = Path.of("/proc", String.valueOf(service.process().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kilobytes -> kilobytes / KILOBYTES_PER_MEGABYTE)
                .findFirst()
                .orElseThrow(() -> new BenchmarkException("No VmHWM in " + status));
    }
}
