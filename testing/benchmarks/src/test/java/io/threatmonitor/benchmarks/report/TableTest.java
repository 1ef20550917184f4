package io.threatmonitor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableTest {

    @Test
    void alignsNamesLeftAndFiguresRight() {
        var table =
                new Table(
                        List.of("", "cold", "second"),
                        List.of(List.of("kafka", "4.1", "2.0"), List.of("all", "61.3", "19.8")));

        assertThat(table.toMarkdown())
                .isEqualTo(
                        """
                        |       | cold | second |
                        | ----- | ---: | -----: |
                        | kafka |  4.1 |    2.0 |
                        | all   | 61.3 |   19.8 |
                        """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
