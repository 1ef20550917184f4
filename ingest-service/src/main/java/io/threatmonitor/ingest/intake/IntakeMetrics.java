package io.threatmonitor.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts events by wire format and by how they ended. Thread-safe. */
@Component
final class IntakeMetrics {

    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts each submission by the acceptance in its place. */
    void count(List<Submission> submissions, List<Acceptance> acceptances) {
        var counts = new HashMap<Kind, Integer>();
        for (int i = 0; i < submissions.size(); i++) {
            var kind = new Kind(submissions.get(i).format(), outcomeOf(acceptances.get(i)));
            counts.merge(kind, 1, Integer::sum);
        }
        counts.forEach(
                (kind, count) -> counters.computeIfAbsent(kind, this::counter).increment(count));
    }

    private Counter counter(Kind kind) {
        return Counter.builder("intake.events")
                .description("Events that senders submitted, by how that ended")
                .tag("format", kind.format())
                .tag("outcome", kind.outcome())
                .register(meters);
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

    /** What is counted together. */
    private record Kind(String format, String outcome) {}
}
