package io.threatmonitor.testkit.infrastructure;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.threatmonitor.platform.prepared.StateFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the data of one test run lies: below the module's {@code target}, named by the process id,
 * so that runs beside each other do not meet.
 */
final class RunFolder {

    private static final Path RUNS = Path.of("target", "infrastructure");

    /** So that of two JVMs that begin at once, one deletes. */
    private static final Path LOCK = Path.of("target", "infrastructure.lock");

    private RunFolder() {}

    /** A new folder; those of runs that are over go. */
    static Path ofThisJvm() {
        try {
            Files.createDirectories(RUNS);
            deleteThoseThatAreOver();
            return Files.createDirectories(
                    RUNS.resolve(Long.toString(ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteThoseThatAreOver() throws IOException {
        try (var channel = FileChannel.open(LOCK, CREATE, WRITE);
                var _ = channel.lock();
                DirectoryStream<Path> runs = Files.newDirectoryStream(RUNS)) {
            for (Path run : runs) {
                deleteIfOver(run);
            }
        }
    }

    private static void deleteIfOver(Path run) throws IOException {
        long pid = Long.parseLong(run.getFileName().toString());
        boolean over = ProcessHandle.of(pid).isEmpty() || pid == ProcessHandle.current().pid();
        if (over) {
            StateFolders.delete(run);
        }
    }
}
