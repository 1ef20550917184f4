package io.threatmonitor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class DocumentTest {

    private static final Table FIGURES =
            new Table(List.of("", "median ms"), List.of(List.of("event to page", "41.5")));

    @TempDir Path folder;

    @Test
    void replacesOneSectionAndLeavesItsNeighbours() {
        String document = "# Benchmarks\n\nText.\n\n## a\n\nold\n\n## b\n\nkept\n";

        assertThat(Document.replaced(document, "a", "## a\n\nnew\n"))
                .isEqualTo("# Benchmarks\n\nText.\n\n## a\n\nnew\n\n## b\n\nkept\n");
        assertThat(Document.replaced(document, "b", "## b\n\nnew\n"))
                .isEqualTo("# Benchmarks\n\nText.\n\n## a\n\nold\n\n## b\n\nnew\n");
    }

    @Test
    void addsASectionThatIsNotThereYet() {
        assertThat(Document.replaced("# Benchmarks\n", "a", "## a\n\nnew\n"))
                .isEqualTo("# Benchmarks\n\n## a\n\nnew\n");
    }

    @Test
    void writesTheFiguresWithTheirCommandDateAndMachine() throws IOException {
        Path file = Files.writeString(folder.resolve("benchmarks.md"), "# Benchmarks\n");

        new Document(file)
                .write(
                        new Named("latency"),
                        "./threat-monitor bench latency",
                        FIGURES,
                        LocalDate.of(2026, 11, 22));

        assertThat(file)
                .content()
                .contains("## latency\n\nHow long?\n\n")
                .contains("`./threat-monitor bench latency`, 2026-11-22, ")
                .contains(" cores, ")
                .endsWith("| event to page |      41.5 |\n");
    }

    private record Named(String name) implements Benchmark {

        @Override
        public String question() {
            return "How long?";
        }

        @Override
        public Table run() {
            return FIGURES;
        }
    }
}
