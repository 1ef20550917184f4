package io.threatmonitor.benchmarks.history;

import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The service with the role history alone, on a broker and a database of its own. */
public final class HistoryBenchmark implements Benchmark {

    public static final int EVENTS = 1_000_000;

    private final int events;

    public HistoryBenchmark(int events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String question() {
        return """
        How fast %,d events of about 350 bytes get from the topic into the tables, once each, and how fast a plain \
        `COPY` of the same rows into a table with the same indices is. Takes a few minutes and 5 GB below target, \
        which it deletes.\
        """
                .formatted(events)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = HistorySurroundings.start(name(), true)) {
            surroundings.makeTopic();
            surroundings.publish(events);
            Rate consumed = surroundings.consumeAll(events);
            Rate copied = surroundings.copyAgain();
            return new Table(
                    List.of("", "rows", "seconds", "rows a second"),
                    List.of(
                            row("topic to history", consumed),
                            row("plain COPY", copied),
                            List.of(
                                    "ratio.history_to_copy %.2f"
                                            .formatted(consumed.perSecond() / copied.perSecond()),
                                    "",
                                    "",
                                    "")));
        } catch (IOException | SQLException e) {
            throw new BenchmarkException("The history cannot be measured", e);
        }
    }

    private static List<String> row(String name, Rate rate) {
        return List.of(
                name,
                String.valueOf(rate.rows()),
                String.format(Locale.ROOT, "%.1f", rate.time().toMillis() / 1000.0),
                String.format(Locale.ROOT, "%.0f", rate.perSecond()));
    }

    /** So many rows in so much time. */
    record Rate(long rows, Duration time) {
        double perSecond() {
            return rows * 1e9 / time.toNanos();
        }
    }
}
