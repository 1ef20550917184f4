package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.platform.process.JavaRuntime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the process of the service uses, in megabytes. */
final class ServiceMemory {

    /** Such as {@code Pause Young (Allocation Failure) 210M->56M(494M) 3.2ms}. */
    private static final Pattern COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(\\d+M\\)");

    private final long pid;
    private final Path log;

    /**
     * @param log written by {@code -Xlog:gc}
     */
    ServiceMemory(long pid, Path log) {
        this.pid = pid;
        this.log = log;
    }

    /** What every collection of garbage so far has left on the heap. */
    List<Long> leftByCollections() throws IOException {
        return Files.readAllLines(log).stream()
                .flatMap(line -> COLLECTION.matcher(line).results())
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    /** What a full collection, here and now, leaves on the heap. */
    long live() throws IOException {
        run(JavaRuntime.home().resolve("bin/jcmd").toString(), String.valueOf(pid), "GC.run");
        return leftByCollections().getLast();
    }

    /** The memory of the whole process that is resident. */
    long resident() throws IOException {
        return Long.parseLong(run("ps", "-o", "rss=", "-p", String.valueOf(pid)).strip()) / 1024;
    }

    private static String run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new BenchmarkException(command[0] + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
        return output;
    }
}
