package io.threatmonitor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void measuresWithAsManyEventsAsAreAskedFor() {
        assertThat(run("--events", "1000000")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("over 1,000,000 events");
        assertThat(Choice.of(List.of("search", "--events", "1000000", "--write")).command())
                .isEqualTo("./threat-monitor bench search --events 1000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--events",
                "--events 3",
                "--events many",
                "--minutes",
                "--minutes many",
                "--wrote",
                "search more"
            })
    void saysWhatItDoesNotUnderstand(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: ");
    }

    private int run(String... arguments) {
        return Benchmarks.run(List.of(arguments), printing(out), printing(err));
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
