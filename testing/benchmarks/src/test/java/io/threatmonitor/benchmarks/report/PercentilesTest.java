package io.threatmonitor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class PercentilesTest {

    @Test
    void answersTheNearestRank() {
        var by =
                new Percentiles(
                        IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList());

        assertThat(by.min()).isEqualTo(Duration.ofMillis(1));
        assertThat(by.at(50)).isEqualTo(Duration.ofMillis(100));
        assertThat(by.at(99)).isEqualTo(Duration.ofMillis(198));
        assertThat(by.at(100)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void answersTheOnlyOneForEveryRank() {
        var by = new Percentiles(List.of(Duration.ofMillis(7)));

        assertThat(by.at(1)).isEqualTo(by.at(99)).isEqualTo(Duration.ofMillis(7));
    }
}
