package io.threatmonitor.contracts.detection;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.event.Severity;

import java.util.List;

/**
 * The rule that matched, as it was at that moment.
 *
 * @param techniques MITRE ATT&amp;CK technique ids, such as {@code T1110.001}
 */
public record RuleReference(String id, String title, Severity level, List<String> techniques) {

    /** Refuses a rule without a name. */
    public RuleReference {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(level, "level");
        techniques = techniques == null ? List.of() : List.copyOf(techniques);
    }
}
