package io.threatmonitor.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class StatsWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");

    @Test
    void showsTheLastDayWhenNothingIsAskedFor() {
        var window = StatsWindow.of(null, null, null, NOW);
        assertThat(window.from()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(window.to()).isEqualTo(NOW);
        assertThat(window.bucket()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M, PT1M",
        "PT1H, PT1M",
        "PT4H, PT5M",
        "PT15H, PT15M",
        "PT24H, PT1H",
        "PT168H, PT6H",
        "PT720H, PT24H",
        "PT8760H, PT168H",
        "PT43800H, PT168H"
    })
    void choosesBucketsThatAChartShowsWell(Duration length, Duration bucket) {
        var window = StatsWindow.of(NOW.minus(length), NOW, null, NOW);
        assertThat(window.bucket()).isEqualTo(bucket);
    }

    @Test
    void startsBucketsAtWholeMultiplesWithoutAGap() {
        var window = StatsWindow.of(at("10:50:30"), at("13:00:00"), Duration.ofHours(1), NOW);
        assertThat(window.starts()).containsExactly(at("10:00:00"), at("11:00:00"), at("12:00:00"));
    }

    @Test
    void startsWeeksOnMondays() {
        var window = StatsWindow.of(at("10:00:00"), NOW, Duration.ofDays(7), NOW);
        assertThat(window.starts()).containsExactly(Instant.parse("2026-11-16T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-22T15:00:00Z, 2026-11-22T14:00:00Z, -, from, must be before to",
                "2026-11-22T14:00:00Z, 2026-11-22T14:00:00Z, -, from, must be before to",
                "2026-11-22T14:05:00Z, -, -, from, must be before to",
                "2026-11-22T13:00:00Z, -, PT0S, bucket, must be one or more whole seconds",
                "2026-11-22T13:00:00Z, -, PT0.5S, bucket, must be one or more whole seconds",
                "2026-11-22T13:00:00Z, -, PT1S, bucket, 'makes more than 1,000 buckets'",
                "1969-11-22T13:00:00Z, -, -, from, must be between the years 1970 and 9999",
                "-, +12026-11-22T13:00:00Z, -, to, must be between the years 1970 and 9999"
            })
    void saysWhatDoesNotGoTogether(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Duration bucket,
            String field,
            String message) {
        assertThatThrownBy(() -> StatsWindow.of(from, to, bucket, NOW))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e ->
                                assertThat(e.errors())
                                        .singleElement()
                                        .hasFieldOrPropertyWithValue("field", field)
                                        .hasFieldOrPropertyWithValue("message", message));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T%sZ".formatted(time));
    }
}
