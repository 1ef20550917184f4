package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.detection.RuleReference;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;

/** An alert and what detections add to it. Not thread-safe. */
final class Tally {

    /** An alert about more than this is about nothing in particular. */
    private static final int MOST_ENTITIES = 50;

    private static final int MOST_RULES = 50;

    private final AlertSnapshot before;
    private String title;
    private long occurrences;
    private Instant firstSeen;
    private Instant lastSeen;
    private @Nullable SequencedSet<Entity> entities;
    private @Nullable List<RuleReference> rules;

    Tally(AlertSnapshot before) {
        this.before = before;
        this.title = before.title();
        this.occurrences = before.occurrences();
        this.firstSeen = before.firstSeen();
        this.lastSeen = before.lastSeen();
    }

    UUID id() {
        return before.id();
    }

    long occurrences() {
        return occurrences;
    }

    /** Adds what {@code alert} would have been by itself. */
    void add(AlertSnapshot alert) {
        occurrences += alert.occurrences();
        firstSeen = alert.firstSeen().isBefore(firstSeen) ? alert.firstSeen() : firstSeen;
        lastSeen = alert.lastSeen().isAfter(lastSeen) ? alert.lastSeen() : lastSeen;
        if (!before.entities().containsAll(alert.entities())) {
            add(alert.entities());
        }
        if (before.allRules().noneMatch(rule -> rule.id().equals(alert.rule().id()))) {
            add(alert.rule());
        }
    }

    void entitle(String newTitle) {
        title = newTitle;
    }

    /** Whether the alert is found by other words or entities than before. */
    boolean isDescribedAnew() {
        return entities != null || rules != null || !title.equals(before.title());
    }

    /** The alert that is raised with all of this. */
    AlertSnapshot raised() {
        return with(before.updatedAt(), before.version());
    }

    /** The alert after it has counted all of this. */
    AlertSnapshot counted(Instant at) {
        return with(at, before.version() + 1);
    }

    private void add(List<Entity> more) {
        if (entities == null) {
            entities = new LinkedHashSet<>(before.entities());
        }
        for (Entity entity : more) {
            if (entities.size() < MOST_ENTITIES) {
                entities.add(entity);
            }
        }
    }

    private void add(RuleReference rule) {
        if (rules == null) {
            rules = new ArrayList<>(before.countedRules());
        }
        if (rules.size() < MOST_RULES
                && rules.stream().noneMatch(known -> known.id().equals(rule.id()))) {
            rules.add(rule);
        }
    }

    private AlertSnapshot with(Instant updatedAt, long version) {
        return new AlertSnapshot(
                before.id(),
                before.number(),
                before.rule(),
                rules == null ? before.countedRules() : rules,
                before.severity(),
                title,
                before.event(),
                entities == null ? before.entities() : List.copyOf(entities),
                before.status(),
                before.resolution(),
                before.assignedTo(),
                before.resolutionNotes(),
                occurrences,
                before.incident(),
                before.sla(),
                firstSeen,
                lastSeen,
                before.silencedBy(),
                before.createdAt(),
                updatedAt,
                version);
    }
}
