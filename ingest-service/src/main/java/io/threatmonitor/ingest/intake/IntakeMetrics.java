package io.threatmonitor.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.springframework.stereotype.Component;

import java.util.List;

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

    /** Counts each submission by the acceptance in its place. */
    void count(List<Submission> submissions, List<Acceptance> acceptances) {
        for (int i = 0; i < submissions.size(); i++) {
            String format = submissions.get(i).format();
            events.withTags("format", format, "outcome", outcomeOf(acceptances.get(i))).increment();
        }
    }

    private static String outcomeOf(Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted _ -> "accepted";
            case Duplicate _ -> "duplicate";
            case Rejected _ -> "rejected";
            case TooLarge _ -> "too_large";
            case Unavailable _ -> "unavailable";
        };
    }
}
