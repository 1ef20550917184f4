package io.threatmonitor.benchmarks;

import io.threatmonitor.benchmarks.history.HistoryBenchmark;
import io.threatmonitor.benchmarks.ingest.IngestBenchmark;
import io.threatmonitor.benchmarks.latency.LatencyBenchmark;
import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Document;
import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.benchmarks.startup.StartupBenchmark;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entry of {@code ./threat-monitor bench [name] [--write] [--minutes N]}. */
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(
                    new StartupBenchmark(),
                    new LatencyBenchmark(),
                    new HistoryBenchmark(),
                    new IngestBenchmark());
    private static final String WRITE = "--write";
    private static final String MINUTES = "--minutes";

    private Benchmarks() {}

    /** Exit code 0 means measured, 1 that it could not be, 2 that there is no such benchmark. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var names = new ArrayList<>(arguments);
        boolean write = names.remove(WRITE);
        Duration further = takeMinutes(names);
        if (further == null || names.size() > 1) {
            list(err);
            return 2;
        }
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
        return measure(benchmark.get(), further, write, out, err);
    }

    /** Zero where none are given; null where they are no number. */
    private static @Nullable Duration takeMinutes(List<String> arguments) {
        int option = arguments.indexOf(MINUTES);
        if (option < 0) {
            return Duration.ZERO;
        }
        arguments.remove(option);
        if (option == arguments.size()) {
            return null;
        }
        String minutes = arguments.remove(option);
        return minutes.matches("\\d{1,4}") ? Duration.ofMinutes(Long.parseLong(minutes)) : null;
    }

    private static int measure(
            Benchmark benchmark,
            Duration further,
            boolean write,
            PrintStream out,
            PrintStream err) {
        try {
            var figures = benchmark.run(further);
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
        out.println("Usage: ./threat-monitor bench <name> [--write] [--minutes N]");
        out.println("--write puts the figures into docs/benchmarks.md");
        out.println("--minutes adds a long run, where a benchmark has one");
        for (var benchmark : ALL) {
            out.printf("%n  %s%n    %s%n", benchmark.name(), benchmark.question());
        }
    }
}
