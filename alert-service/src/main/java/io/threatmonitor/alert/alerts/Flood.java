package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.RuleReference;

import java.util.List;
import java.util.Locale;

/** The alert that stands for the further ones of a source that raises too many. */
final class Flood {

    private static final String RULE_ID = "flood";
    private static final String RULE_TITLE = "Flood of alerts from one source";

    private Flood() {}

    /** The alert that the first detection past the limit begins. */
    static AlertSnapshot beginningWith(Candidate first) {
        AlertSnapshot alert = first.alert();
        return new AlertSnapshot(
                alert.id(),
                alert.number(),
                new RuleReference(RULE_ID, RULE_TITLE, alert.severity(), List.of()),
                List.of(alert.rule()),
                alert.severity(),
                title(first.source(), alert.occurrences()),
                alert.event(),
                alert.entities(),
                alert.status(),
                alert.resolution(),
                alert.assignedTo(),
                alert.resolutionNotes(),
                alert.occurrences(),
                alert.incident(),
                alert.sla(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.silencedBy(),
                alert.createdAt(),
                alert.updatedAt(),
                alert.version());
    }

    static String title(String source, long alerts) {
        return String.format(
                Locale.ROOT,
                "Flood: %,d further %s from %s",
                alerts,
                alerts == 1 ? "alert" : "alerts",
                Text.withoutNul(source));
    }

    /** What the timeline says about it. */
    static String note(String source, long limit) {
        return String.format(
                Locale.ROOT,
                "%s raised more than %,d alerts within a minute. What it raises further is counted"
                        + " here, each with its event, until it has raised no more than that for a"
                        + " whole minute.",
                Text.withoutNul(source),
                limit);
    }
}
