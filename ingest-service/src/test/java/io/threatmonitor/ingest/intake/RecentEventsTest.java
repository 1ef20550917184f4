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
    void forgetsTheOldestWhenThereAreTooMany() {
        for (int i = 1; i <= 3; i++) {
            recent.addAll(List.of(id(i)));
        }
        recent.addAll(List.of(id(1)));
        recent.addAll(List.of(id(4)));
        assertThat(recent.contains(id(1))).isTrue();
        assertThat(recent.contains(id(2))).isFalse();
        assertThat(recent.contains(id(4))).isTrue();
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
