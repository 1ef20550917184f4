package io.threatmonitor.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

class RecentEventsTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T14:05:00Z"));
    private final RecentEvents recent =
            new RecentEvents(new RepeatsProperties(Duration.ofHours(24), 3), clock());

    @Test
    void knowsAnEventForADay() {
        recent.addAll(List.of(id(1)));
        now.updateAndGet(start -> start.plus(Duration.ofHours(24).minusSeconds(1)));
        assertThat(recent.contains(id(1))).isTrue();
        now.updateAndGet(before -> before.plusSeconds(1));
        assertThat(recent.contains(id(1))).isFalse();
    }

    @Test
    void knowsTheLatestHoweverManyThereAre() {
        for (int i = 1; i <= 1_000; i++) {
            recent.addAll(List.of(id(i)));

            assertThat(recent.contains(id(i))).isTrue();
            assertThat(recent.contains(id(Math.max(1, i - 2)))).isTrue();
            assertThat(recent.contains(id(i + 1))).isFalse();
        }
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        recent.addAll(Stream.of(1, 2, 3, 4, 5, 6, 7).map(RecentEventsTest::id).toList());

        assertThat(recent.contains(id(1))).isFalse();
        assertThat(recent.contains(id(7))).isTrue();
    }

    @Test
    void countsTheDayFromTheLastTime() {
        recent.addAll(List.of(id(1)));
        now.updateAndGet(start -> start.plus(Duration.ofHours(23)));
        recent.addAll(List.of(id(1)));
        now.updateAndGet(start -> start.plus(Duration.ofHours(23)));

        assertThat(recent.contains(id(1))).isTrue();
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
