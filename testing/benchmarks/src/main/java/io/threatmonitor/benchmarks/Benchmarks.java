package io.threatmonitor.benchmarks;

import io.threatmonitor.benchmarks.alerting.AlertQueriesBenchmark;
import io.threatmonitor.benchmarks.alerting.AlertsBenchmark;
import io.threatmonitor.benchmarks.alerting.StreamsBenchmark;
import io.threatmonitor.benchmarks.history.HistoryBenchmark;
import io.threatmonitor.benchmarks.history.SearchBenchmark;
import io.threatmonitor.benchmarks.ingest.IngestBenchmark;
import io.threatmonitor.benchmarks.latency.LatencyBenchmark;
import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Document;
import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.benchmarks.startup.StartupBenchmark;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The entry of {@code ./threat-monitor bench [name] [--write]}. */
public final class Benchmarks {

    private static final String USAGE =
            """
            Usage: ./threat-monitor bench <name> [--events N] [--minutes N] [--write]
            --events makes history and search larger or smaller
            --minutes adds a run of such a length to ingest
            --write puts the figures into docs/benchmarks.md\
            """;

    private Benchmarks() {}

    /** Exit code 0 means measured, 1 that it could not be, 2 that there is no such benchmark. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Choice choice;
        try {
            choice = Choice.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        }
        if (choice.name() == null) {
            list(choice, out);
            return 0;
        }
        var benchmark =
                all(choice).stream().filter(one -> one.name().equals(choice.name())).findFirst();
        if (benchmark.isEmpty()) {
            err.println("There is no benchmark called " + choice.name());
            list(choice, err);
            return 2;
        }
        return measure(benchmark.get(), choice, out, err);
    }

    private static List<Benchmark> all(Choice choice) {
        return List.of(
                new StartupBenchmark(),
                new LatencyBenchmark(),
                new HistoryBenchmark(choice.events().orElse(HistoryBenchmark.EVENTS)),
                new SearchBenchmark(choice.events().orElse(SearchBenchmark.EVENTS)),
                new IngestBenchmark(choice.further()),
                new AlertsBenchmark(),
                new StreamsBenchmark(),
                new AlertQueriesBenchmark());
    }

    private static int measure(
            Benchmark benchmark, Choice choice, PrintStream out, PrintStream err) {
        try {
            var figures = benchmark.run();
            out.print(figures.toMarkdown());
            if (choice.isToBeWritten()) {
                new Document(Launcher.CHECKOUT.resolve("docs/benchmarks.md"))
                        .write(benchmark, choice.command(), figures, LocalDate.now(ZoneOffset.UTC));
            }
            return 0;
        } catch (BenchmarkException e) {
            err.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            e.printStackTrace(err); // threads of what it started would keep the process
            return 1;
        }
    }

    private static void list(Choice choice, PrintStream out) {
        out.println(USAGE);
        for (var benchmark : all(choice)) {
            out.printf("%n  %s%n    %s%n", benchmark.name(), benchmark.question());
        }
    }
}
