package io.threatmonitor.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.springframework.stereotype.Component;

/** Counts events by wire format and by how they ended. */
@Component
final class IntakeMetrics {

    private final MeterProvider<Counter> events;

    IntakeMetrics(MeterRegistry meters) {
        this.events =
                Counter.builder("intake.events")
                        .description("Events that senders submitted, by how that ended")
                        .withRegistry(meters);
    }

    void count(String format, Acceptance acceptance) {
        events.withTags("format", format, "outcome", outcomeOf(acceptance)).increment();
    }

    private static String outcomeOf(Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted _ -> "accepted";
            case Rejected _ -> "rejected";
            case TooLarge _ -> "too_large";
            case Unavailable _ -> "unavailable";
        };
    }
}
