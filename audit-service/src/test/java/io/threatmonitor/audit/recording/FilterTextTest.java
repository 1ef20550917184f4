package io.threatmonitor.audit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterTextTest {

    @Test
    void keepsOrdinaryTextAsItIs() {
        assertThat(FilterText.of("Zoë O'Brien")).isEqualTo("Zoë O'Brien");
    }

    @Test
    void keepsNothingAsNothing() {
        assertThat(FilterText.of(null)).isNull();
    }

    @Test
    void replacesTheCharacterThatTheDatabaseRefuses() {
        assertThat(FilterText.of("root\0")).isEqualTo("root\uFFFD");
    }

    @Test
    void cutsWhatNoIndexWouldTake() {
        assertThat(FilterText.of("x".repeat(9_000))).hasSize(FilterText.MAX_LENGTH);
    }
}
