package io.threatmonitor.alert.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class WaitHistogramTest {

    @Test
    void knowsPercentilesWithinFivePercent() {
        var histogram = new WaitHistogram();
        IntStream.rangeClosed(1, 100_000)
                .forEach(seconds -> histogram.add(bucketOf(seconds), 1, seconds));

        Wait wait = histogram.summary();

        assertThat(wait.alerts()).isEqualTo(100_000);
        assertThat(wait.meanSeconds()).isEqualTo(50_000.5);
        assertThat(wait.p50Seconds()).isCloseTo(50_000.0, withinPercentage(5));
        assertThat(wait.p90Seconds()).isCloseTo(90_000.0, withinPercentage(5));
        assertThat(wait.p95Seconds()).isCloseTo(95_000.0, withinPercentage(5));
    }

    @Test
    void saysNothingAboutNothing() {
        assertThat(new WaitHistogram().summary()).isEqualTo(new Wait(0, null, null, null, null));
    }

    private static int bucketOf(double seconds) {
        return (int) Math.floor(Math.log(seconds) / Math.log(WaitHistogram.GROWTH));
    }
}
