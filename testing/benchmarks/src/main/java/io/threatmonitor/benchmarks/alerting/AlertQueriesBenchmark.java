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
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** The alert service on a broker and a database of its own, with a million alerts in it. */
public final class AlertQueriesBenchmark implements Benchmark {

    static final int ALERTS =
            Integer.getInteger("threat-monitor.benchmark.alerts.alerts", 1_000_000);
    private static final int ROUNDS =
            Integer.getInteger("threat-monitor.benchmark.alerts.rounds", 40);

    /** So that each run asks the same questions. */
    private static final long SEED = 7;

    private static final int BULK = 10_000;
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final String DATABASE = "alert";

    @Override
    public String name() {
        return "alerts-queries";
    }

    @Override
    public String question() {
        return """
        How long the answers of the alert service take with %,d alerts in its database, asked one after the other, %d \
        times each with other values; how long a change of %,d alerts at once takes, and how long meanwhile a change by \
        somebody else takes until it is answered and until it is on the topic that push reads. Takes about five minutes \
        and 5 GB below target, which it deletes.\
        """
                .formatted(ALERTS, ROUNDS, BULK)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = AlertingSurroundings.start()) {
            surroundings
                    .start("alert-service", DATABASE, JVM)
                    .process()
                    .close(); // has made the tables
            new LikelyAlerts(() -> surroundings.connect(DATABASE)).load(ALERTS);
            Service alerts = surroundings.start("alert-service", DATABASE, JVM);
            var api = new AlertsApi(alerts.address(), surroundings::analystToken);
            var rows = new ArrayList<List<String>>();
            for (Question question : Question.values()) {
                rows.add(row(question.title(), ask(question, api)));
            }
            try (var tail = new ChangeTail(surroundings.bootstrapServers())) {
                var others = api.ids("status=in_progress", 2_000);
                var calm = new Bystander(api, tail, others.subList(0, 1_000));
                calm.work(() -> pause(Duration.ofSeconds(5)));
                rows.add(row("change of one alert, answered", calm.answered()));
                rows.add(row("change of one alert, on the topic", calm.published()));
                var open = api.ids("status=open&sort=oldest", BULK);
                var incident = api.mergeAndResolve(api.ids("status=open&incident=none", BULK));
                rows.add(row("merge of %,d alerts".formatted(BULK), incident.subList(0, 1)));
                rows.add(row("resolve of their incident", incident.subList(1, 2)));
                var beside = new Bystander(api, tail, others.subList(1_000, 2_000));
                var bulk = new AtomicReference<Duration>();
                beside.work(() -> bulk.set(api.resolve(open)));
                rows.add(row("change of %,d alerts".formatted(BULK), List.of(bulk.get())));
                rows.add(row("beside it: change of one, answered", beside.answered()));
                rows.add(row("beside it: change of one, on the topic", beside.published()));
            }
            return new Table(List.of("", "times", "p50 ms", "p95 ms", "slowest ms"), rows);
        } catch (IOException | SQLException e) {
            throw new BenchmarkException("The alerts cannot be measured", e);
        }
    }

    private static List<Duration> ask(Question question, AlertsApi api) {
        var random = new Random(SEED);
        var times = new ArrayList<Duration>();
        api.get(question.path(random));
        for (int round = 0; round < ROUNDS; round++) {
            times.add(api.get(question.path(random)));
        }
        return times;
    }

    private static List<String> row(String title, List<Duration> times) {
        var percentiles = new Percentiles(times);
        return List.of(
                title,
                String.valueOf(times.size()),
                millis(percentiles.at(50)),
                millis(percentiles.at(95)),
                millis(percentiles.at(100)));
    }

    private static String millis(Duration time) {
        return String.valueOf(Math.round(time.toNanos() / 1e6));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }
}
