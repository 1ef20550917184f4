package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.alerts.Rates.Minute;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class RatesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Minute FIRST = new Minute("web-01", NOON);

    @Test
    void aFloodBeginsPastTheLimitOfAMinute() {
        var rates = new Rates(2, Map.of());

        assertThat(floods(rates, "12:00:01", "12:00:02", "12:00:03", "12:00:59"))
                .containsExactly(false, false, true, true);
    }

    @Test
    void countsWhatWasRaisedBefore() {
        var rates = new Rates(2, Map.of(FIRST, 1L));

        assertThat(floods(rates, "12:00:30", "12:00:40")).containsExactly(false, true);
    }

    @Test
    void lastsAsLongAsTheMinuteBeforeWasTooMuch() {
        var rates = new Rates(2, Map.of(FIRST, 3L));

        assertThat(floods(rates, "12:01:00", "12:01:59", "12:02:00", "12:02:01", "12:02:02"))
                .containsExactly(true, true, false, false, true);
    }

    @Test
    void foreseesWhichMinutesMayBecomeAFlood() {
        assertThat(new Rates(2, Map.of()).thatMayFlood(List.of(at("12:00:00"), at("12:00:01"))))
                .isEmpty();
        assertThat(
                        new Rates(2, Map.of(FIRST, 1L))
                                .thatMayFlood(List.of(at("12:00:00"), at("12:00:01"))))
                .containsExactly(FIRST);
        assertThat(new Rates(2, Map.of(FIRST, 3L)).thatMayFlood(List.of(at("12:01:00"))))
                .containsExactly(new Minute("web-01", NOON.plusSeconds(60)));
    }

    @Test
    void tellsWhereSomeoneElseHasCountedAsWell() {
        var rates = new Rates(2, Map.of(FIRST, 1L));
        rates.isFlood(at("12:00:30"));

        assertThat(rates.added()).containsExactly(Map.entry(FIRST, 1L));
        assertThat(rates.contended(Map.of(FIRST, 2L))).isEmpty();
        assertThat(rates.contended(Map.of(FIRST, 5L))).containsExactly(FIRST);
    }

    @Test
    void addsNothingForWhatWasThereAlready() {
        var rates = new Rates(2, Map.of());
        Candidate again = at("12:00:30");
        rates.isFlood(again);

        rates.takeBack(again);

        assertThat(rates.added()).isEmpty();
    }

    private static List<Boolean> floods(Rates rates, String... times) {
        return List.of(times).stream().map(time -> rates.isFlood(at(time))).toList();
    }

    private static Candidate at(String time) {
        Detection detection =
                Detections.bruteForceIn(
                        SecurityEvents.receivedAt(
                                Instant.parse("2026-11-22T%sZ".formatted(time)),
                                SecurityEvents.bruteForceFrom("203.0.113.7")));
        return Candidate.of(detection, Alert.raisedBy(detection, NOON));
    }
}
