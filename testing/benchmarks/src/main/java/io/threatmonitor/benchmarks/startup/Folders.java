package io.threatmonitor.benchmarks.startup;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that a start must not find. */
final class Folders {

    private Folders() {}

    /** Deletes the folder and all below it; one that is not there is fine. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new BenchmarkException("Cannot delete " + folder, e);
        }
    }
}
