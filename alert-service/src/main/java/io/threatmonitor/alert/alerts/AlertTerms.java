package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.kit.ids.TextHash;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an alert is found by beside its own columns: {@code rule:}, {@code technique:} (each
 * sub-technique with the technique above it), {@code entity:} and the kinds of entities, {@code
 * word:}, all in lower case. Filters ask for them in memory, and for their {@linkplain TextHash
 * numbers} in the database. Not thread-safe.
 */
public final class AlertTerms {

    private static final String WORD = "word:";

    /** Code points; what stands further behind is no reason to find an alert. */
    private static final int LONGEST_DESCRIPTION = 2_000;

    /** Code points; of a longer word its beginning counts, which people can still ask for. */
    private static final int LONGEST_WORD = 100;

    private final AlertSnapshot alert;
    private final Set<String> names = new HashSet<>();
    private @Nullable Set<String> words;

    private AlertTerms(AlertSnapshot alert) {
        this.alert = alert;
        alert.allRules().forEach(this::add);
        for (Entity entity : alert.entities()) {
            names.add(of(entity));
            names.add("entity:" + lower(entity.value()));
        }
    }

    public static AlertTerms of(AlertSnapshot alert) {
        return new AlertTerms(alert);
    }

    private void add(RuleReference rule) {
        names.add("rule:" + lower(rule.id()));
        for (String technique : rule.techniques()) {
            names.add("technique:" + lower(technique));
            names.add("technique:" + lower(technique).split("\\.", -1)[0]);
        }
    }

    /** By which alerts about {@code entity} are found, as that kind of entity. */
    static String of(Entity entity) {
        return AlertRows.text(entity.kind()) + ":" + lower(entity.value());
    }

    /** By which alerts are found that have all words of {@code text}. */
    static Set<String> wordsOf(String text) {
        var words = new HashSet<String>();
        var word = new StringBuilder();
        lower(text)
                .codePoints()
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character)) {
                        word.appendCodePoint(character);
                    } else {
                        addTo(words, word);
                    }
                });
        addTo(words, word);
        return words;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean hasOneOf(Set<String> wanted) {
        return wanted.stream().anyMatch(names::contains);
    }

    boolean hasWords(Set<String> wanted) {
        return words().containsAll(wanted);
    }

    /** All of them as the database has them. */
    long[] numbers() {
        var hash = new TextHash();
        return Stream.concat(names.stream(), words().stream()).mapToLong(hash::of).toArray();
    }

    /** The same as PostgreSQL reads an array. */
    String asArray() {
        return Arrays.stream(numbers())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As the database has them. */
    static Set<Long> numbersOf(Collection<String> terms) {
        var hash = new TextHash();
        return terms.stream().map(hash::of).collect(Collectors.toSet());
    }

    /** Few silences go by words, so they are made when they are asked for. */
    private Set<String> words() {
        if (words == null) {
            words =
                    wordsOf(
                            String.join(
                                    " ",
                                    alert.title(),
                                    joined(alert.allRules().map(RuleReference::title)),
                                    beginning(alert.event().description(), LONGEST_DESCRIPTION),
                                    joined(alert.entities().stream().map(Entity::value))));
        }
        return words;
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(" "));
    }

    private static void addTo(Set<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(WORD + beginning(word.toString(), LONGEST_WORD));
            word.setLength(0);
        }
    }

    private static String beginning(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    @Override
    public String toString() {
        return Arrays.toString(names.stream().sorted().toArray());
    }
}
