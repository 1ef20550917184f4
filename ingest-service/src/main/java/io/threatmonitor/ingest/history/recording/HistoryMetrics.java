package io.threatmonitor.ingest.history.recording;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what became of records. Thread-safe. */
@Component
class HistoryMetrics {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    HistoryMetrics(MeterRegistry meters) {
        for (var outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("history.events")
                            .description("Records of the topic of events, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(Recorded recorded) {
        var outcomes = recorded.outcomes().values();
        counters.forEach(
                (outcome, counter) -> counter.increment(Collections.frequency(outcomes, outcome)));
    }
}
