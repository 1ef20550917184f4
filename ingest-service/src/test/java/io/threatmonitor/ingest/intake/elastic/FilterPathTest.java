package io.threatmonitor.ingest.intake.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.ingest.intake.IntakeUnderTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class FilterPathTest {

    private static final String ANSWER =
            "{\"errors\":true,\"items\":[{\"index\":{\"status\":201}},"
                    + "{\"create\":{\"status\":400,\"error\":{\"type\":\"t\",\"reason\":\"r\"}}}]}";

    @Test
    void leavesWhatBeatsAndLogstashAskFor() {
        assertThat(filtered("errors,items.*.error,items.*.status")).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors | {\"errors\":true}",
                "items.*.error.type | {\"items\":[{\"create\":{\"error\":{\"type\":\"t\"}}}]}",
                "items.ind*.status | {\"items\":[{\"index\":{\"status\":201}}]}",
                "**.reason | {\"items\":[{\"create\":{\"error\":{\"reason\":\"r\"}}}]}",
                "nothing, errors.below | {}",
            })
    void leavesWhatAPathLeadsTo(String paths, String left) {
        assertThat(filtered(paths)).isEqualTo(left);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", "-items", "**"})
    void leavesAllWhereNothingIsPicked(@Nullable String paths) {
        assertThat(filtered(paths)).isEqualTo(ANSWER);
    }

    @SuppressWarnings("unchecked")
    private static String filtered(@Nullable String paths) {
        byte[] json = ANSWER.getBytes(StandardCharsets.UTF_8);
        var answer = (Map<String, Object>) requireNonNull(IntakeUnderTest.JSON.value(json));
        return new String(
                IntakeUnderTest.JSON.bytes(FilterPath.of(paths).apply(answer)),
                StandardCharsets.UTF_8);
    }
}
