package io.threatmonitor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class BenchmarksTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsThemAllWithoutAName() {
        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  startup\n", "  latency\n");
    }

    @Test
    void saysWhichThereAreWhenTheNameIsWrong() {
        assertThat(run("lateness")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no benchmark called lateness", "  latency\n");
    }

    @Test
    void wantsANumberOfMinutes() {
        assertThat(run("ingest", "--minutes")).isEqualTo(2);
        assertThat(run("ingest", "--minutes", "many")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("[--minutes N]");
    }

    private int run(String... arguments) {
        return Benchmarks.run(List.of(arguments), printing(out), printing(err));
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
