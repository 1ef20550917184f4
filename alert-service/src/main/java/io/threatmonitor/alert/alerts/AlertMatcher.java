package io.threatmonitor.alert.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells in memory what {@link Conditions} asks the database: whether an alert is about what a
 * filter asks for, by rule, entity, technique, source and words. Thread-safe.
 */
public final class AlertMatcher {

    private final List<Set<String>> anyOfEach = new ArrayList<>();
    private final Set<String> words;

    private AlertMatcher(AlertFilter filter) {
        require(Conditions.prefixed("rule:", filter.rule()));
        require(Conditions.prefixed("technique:", filter.technique()));
        require(Conditions.prefixed("source:", filter.sourceName()));
        require(filter.entity().stream().map(Conditions::entityTerm).toList());
        words = filter.q() == null ? Set.of() : AlertTerms.wordsOf(filter.q());
    }

    public static AlertMatcher of(AlertFilter filter) {
        return new AlertMatcher(filter);
    }

    public boolean matches(AlertTerms alert) {
        return anyOfEach.stream().allMatch(alert::hasOneOf)
                && (words.isEmpty() || alert.hasWords(words));
    }

    private void require(List<String> terms) {
        if (!terms.isEmpty()) {
            anyOfEach.add(Set.copyOf(terms));
        }
    }
}
