package io.threatmonitor.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** docs/benchmarks.md: a section for each benchmark, below a heading with its name. */
public final class Document {

    private static final String HEADING = "## ";

    private final Path file;

    public Document(Path file) {
        this.file = file;
    }

    /**
     * Puts the figures in place of those that the benchmark's section had, or at the end.
     *
     * @param command what brings the figures again
     */
    public void write(Benchmark benchmark, String command, Table figures, LocalDate date) {
        try {
            String section = section(benchmark, command, figures, date);
            Files.writeString(file, replaced(Files.readString(file), benchmark.name(), section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(
            Benchmark benchmark, String command, Table figures, LocalDate date) {
        return """
        ## %s

        %s

        `%s`, %s, %s.

        %s\
        """
                .formatted(
                        benchmark.name(),
                        benchmark.question(),
                        command,
                        date,
                        Machine.describe(),
                        figures.toMarkdown());
    }

    static String replaced(String document, String name, String section) {
        String heading = HEADING + name + "\n";
        int start = document.indexOf("\n" + heading);
        if (start < 0) {
            return document.stripTrailing() + "\n\n" + section;
        }
        int next = document.indexOf("\n" + HEADING, start + heading.length());
        String rest = next < 0 ? "" : "\n" + document.substring(next + 1);
        return document.substring(0, start + 1) + section + rest;
    }
}
