package io.threatmonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

class DemoEventsTest {

    private final DemoEvents events = new DemoEvents(new Random(1));

    @Test
    void areMostlyHarmlessAndNowAndThenCritical() {
        Map<Object, Long> bySeverity =
                Stream.generate(events::next)
                        .limit(2_000)
                        .collect(groupingBy(event -> event.get("severity"), counting()));

        assertThat(bySeverity).containsOnlyKeys("low", "medium", "high", "critical");
        assertThat(bySeverity.get("low")).isGreaterThan(bySeverity.get("high"));
        assertThat(bySeverity.get("high")).isGreaterThan(bySeverity.get("critical"));
    }

    @Test
    void accuseOnlyAddressesThatBelongToNobody() {
        assertThat(Stream.generate(events::next).limit(500))
                .allSatisfy(event ->
                        assertThat(String.valueOf(event.get("ip_address")))
                                .matches(
                                        "(203\\.0\\.113|198\\.51\\.100|192\\.0\\.2)\\.\\d+"
                                                + "|2001:db8::\\d+"));
    }
}
