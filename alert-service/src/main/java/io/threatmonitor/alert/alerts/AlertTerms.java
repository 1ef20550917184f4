package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Entity;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an alert is found by beside its own columns, made in memory as {@code alert_terms} of the
 * database makes it. Not thread-safe.
 */
public final class AlertTerms {

    /** As {@code alert_terms} has it. */
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final AlertSnapshot alert;
    private final Set<String> terms = new HashSet<>();
    private @Nullable Set<String> words;

    private AlertTerms(AlertSnapshot alert) {
        this.alert = alert;
        terms.add("rule:" + lower(alert.rule().id()));
        for (String technique : alert.rule().techniques()) {
            terms.add("technique:" + lower(technique));
            terms.add("technique:" + lower(technique).split("\\.", -1)[0]);
        }
        for (Entity entity : alert.entities()) {
            terms.add(AlertRows.text(entity.kind()) + ":" + lower(entity.value()));
            terms.add("entity:" + lower(entity.value()));
        }
    }

    public static AlertTerms of(AlertSnapshot alert) {
        return new AlertTerms(alert);
    }

    boolean hasOneOf(Set<String> wanted) {
        return wanted.stream().anyMatch(terms::contains);
    }

    boolean hasWords(Set<String> wanted) {
        return words().containsAll(wanted);
    }

    /** The words of a text, in lower case. */
    static Set<String> wordsOf(String text) {
        var word = new StringBuilder();
        var words = new HashSet<String>();
        lower(text)
                .codePoints()
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character)) {
                        word.appendCodePoint(character);
                    } else {
                        words.add(word.toString());
                        word.setLength(0);
                    }
                });
        words.add(word.toString());
        words.remove("");
        return words;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Few silences go by words, so they are made for those only. */
    private Set<String> words() {
        if (words == null) {
            words =
                    wordsOf(
                            String.join(
                                    " ",
                                    alert.title(),
                                    alert.rule().title(),
                                    beginning(alert.event().description().replace("\0", "")),
                                    alert.entities().stream()
                                            .map(Entity::value)
                                            .collect(Collectors.joining(" "))));
        }
        return words;
    }

    private static String beginning(String text) {
        int end =
                text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION
                        ? text.length()
                        : text.offsetByCodePoints(0, LONGEST_DESCRIPTION);
        return text.substring(0, end);
    }

    @Override
    public String toString() {
        return Arrays.toString(terms.stream().sorted().toArray());
    }
}
