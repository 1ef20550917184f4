package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.state.StateFolder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Command(name = "logs", description = "What the parts have logged.")
final class Logs implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "service", description = "one part; all by default")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "how many of the last lines (50)")
    private int lines;

    private final StateFolder folder = StateFolder.ofEnvironment();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = service == null ? all() : List.of(one(service));
        List<GrowingFile> logs =
                files.stream().map(file -> new GrowingFile(file, System.out)).toList();
        for (int i = 0; i < files.size(); i++) {
            if (files.size() > 1) {
                System.out.printf("== %s%n", files.get(i).getFileName());
            }
            logs.get(i).skipToLast(lines);
            logs.get(i).printNew();
        }
        while (follow) {
            for (GrowingFile log : logs) {
                log.printNew();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return 0;
    }

    private Path one(String name) throws IOException {
        Path log = folder.log(name);
        if (!Files.exists(log)) {
            throw new PlatformException(
                    "There is no log of %s; there are: %s"
                            .formatted(
                                    name,
                                    all().stream()
                                            .map(file -> file.getFileName().toString())
                                            .map(file -> file.replace(".log", ""))
                                            .toList()));
        }
        return log;
    }

    private List<Path> all() throws IOException {
        if (!Files.exists(folder.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.logs())) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }
}
