package io.threatmonitor.alert.push;

import static io.threatmonitor.alert.push.Streams.ALERTS;
import static io.threatmonitor.alert.push.Streams.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class PendingTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Pending pending = new Pending(() -> Duration.ofMillis(50));

    @Test
    void letsTheFirstGoAtOnceAndThoseAfterItTogether() {
        Change first = change(ALERTS, 0);
        Change second = change(ALERTS, 1);
        Change third = change(ALERTS, 2);

        pending.add(first);
        assertThat(pending.patienceAt(START, LONG)).isZero();
        assertThat(pending.takeDue(START)).containsExactly(first);

        pending.add(second);
        assertThat(pending.takeDue(START.plusMillis(20))).isEmpty();
        assertThat(pending.patienceAt(START.plusMillis(20), LONG)).isEqualTo(Duration.ofMillis(30));
        pending.add(third);
        assertThat(pending.takeDue(START.plusMillis(50))).containsExactly(second, third);
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void hasAllThePatienceOfOthersWhereNothingWaits() {
        assertThat(pending.patienceAt(START, LONG)).isEqualTo(LONG);
    }

    @Test
    void letsNoMoreThanAThousandWait() {
        pending.add(change(ALERTS, 0));
        pending.takeDue(START);
        for (int i = 1; i < 1_000; i++) {
            pending.add(change(ALERTS, i));
        }
        assertThat(pending.takeDue(START)).isEmpty();

        pending.add(change(ALERTS, 1_000));
        assertThat(pending.takeDue(START)).hasSize(1_000);
    }
}
