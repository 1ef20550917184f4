package io.threatmonitor.benchmarks.startup;

import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.benchmarks.running.PlatformStatus.Part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Three starts of a platform of its own, each from a state that people meet. */
public final class StartupBenchmark implements Benchmark {

    private static final Path HOME = Launcher.CHECKOUT.resolve("testing/benchmarks/target/home");

    /** Programs that the first start of a checkout prepares for all later ones. */
    private static final Path PREPARED = Launcher.CHECKOUT.resolve(".threat-monitor/cache");

    private final Launcher launcher = Launcher.withHome(HOME);

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String question() {
        return """
        What each part of `./threat-monitor up --detach` takes until it is ready, in seconds. Parts start side \
        by side as soon as what they need is there. Cold: built, but nothing prepared and no data. First: \
        programs prepared, no data. Second: data there.\
        """
                .strip();
    }

    @Override
    public Table run() {
        if (!Launcher.ofUser().status().isDown()) {
            throw new BenchmarkException(
                    "A platform is running and would be measured too; ./threat-monitor down stops it");
        }
        Folders.delete(PREPARED);
        Folders.delete(HOME);
        Start cold = start();
        Folders.delete(HOME);
        Start first = start();
        Start second = start();
        Folders.delete(HOME);
        return table(cold, first, second);
    }

    private Start start() {
        long begun = System.nanoTime();
        launcher.run("up", "--detach", "--port", String.valueOf(freePort()));
        try {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            return new Start(launcher.status(), took);
        } finally {
            launcher.run("down");
        }
    }

    private static Table table(Start... starts) {
        var rows = new ArrayList<List<String>>();
        for (Part part : starts[0].status().parts()) {
            rows.add(row(part.name(), starts, start -> start.readyAfter(part.name())));
        }
        rows.add(row("all", starts, Start::allReadyAfter));
        rows.add(row("the command", starts, Start::commandTook));
        return new Table(List.of("", "cold", "first", "second"), rows);
    }

    private static List<String> row(String name, Start[] starts, Function<Start, String> figure) {
        var row = new ArrayList<>(List.of(name));
        for (Start start : starts) {
            row.add(figure.apply(start));
        }
        return row;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchmarkException("There is no free port", e);
        }
    }
}
