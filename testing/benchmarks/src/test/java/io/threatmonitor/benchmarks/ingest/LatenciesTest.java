package io.threatmonitor.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void ranksToTenMicroseconds() {
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(millis * 1_000_000L - 1);
        }

        assertThat(latencies.millisAt(50)).isEqualTo(50);
        assertThat(latencies.millisAt(99)).isEqualTo(99);
        assertThat(latencies.millisAt(100)).isEqualTo(100);
    }

    @Test
    void countsWhatTakesLongerThanASecondAsOne() {
        latencies.add(Duration.ofMinutes(1).toNanos());

        assertThat(latencies.millisAt(100)).isBetween(1_000.0, 1_000.1);
    }

    @Test
    void saysHowManyThereWereASecond() {
        latencies.add(1);
        latencies.add(1);
        latencies.ended(Duration.ofMillis(500));

        assertThat(latencies.perSecond()).isEqualTo(4);
    }
}
