package io.threatmonitor.benchmarks;

import io.threatmonitor.benchmarks.alerting.AlertsBenchmark;
import io.threatmonitor.benchmarks.alerting.StreamsBenchmark;
import io.threatmonitor.benchmarks.history.HistoryBenchmark;
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
import java.util.Optional;

/** The entry of {@code ./threat-monitor bench [name] [--write]}. */
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(
                    new StartupBenchmark(),
                    new LatencyBenchmark(),
                    new HistoryBenchmark(),
                    new AlertsBenchmark(),
                    new StreamsBenchmark());
    private static final String WRITE = "--write";

    private Benchmarks() {}

    /** Exit code 0 means measured, 1 that it could not be, 2 that there is no such benchmark. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean write = arguments.contains(WRITE);
        var names = arguments.stream().filter(argument -> !argument.equals(WRITE)).toList();
        if (names.isEmpty()) {
            list(out);
            return 0;
        }
        var benchmark = named(names.getFirst());
        if (benchmark.isEmpty()) {
            err.println("There is no benchmark called " + names.getFirst());
            list(err);
            return 2;
        }
        return measure(benchmark.get(), write, out, err);
    }

    private static int measure(
            Benchmark benchmark, boolean write, PrintStream out, PrintStream err) {
        try {
            var figures = benchmark.run();
            out.print(figures.toMarkdown());
            if (write) {
                new Document(Launcher.CHECKOUT.resolve("docs/benchmarks.md"))
                        .write(benchmark, figures, LocalDate.now(ZoneOffset.UTC));
            }
            return 0;
        } catch (BenchmarkException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
    }

    private static void list(PrintStream out) {
        out.println("Usage: ./threat-monitor bench <name> [--write]");
        out.println("--write puts the figures into docs/benchmarks.md");
        for (var benchmark : ALL) {
            out.printf("%n  %s%n    %s%n", benchmark.name(), benchmark.question());
        }
    }
}
