package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.kit.ids.TextHash;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a search can ask for by exact value, as the {@linkplain TextHash numbers} of texts.
 *
 * <p>The texts are {@code sensor=ID}, {@code country=CODE}, {@code attribute.PATH=VALUE} and {@code
 * word=WORD}.
 */
public final class SearchTerms {

    /** Past this many, an event is found by its first ones only. */
    private static final int MOST = 4_096;

    private final Set<Long> terms = HashSet.newHashSet(64);
    private final TextHash hash = new TextHash();

    private SearchTerms() {}

    public static long sensor(String id) {
        return new TextHash().of("sensor=" + id);
    }

    /**
     * @param code ISO 3166-1 alpha-2, in any case
     */
    public static long country(String code) {
        return new TextHash().of("country=" + code.toUpperCase(Locale.ROOT));
    }

    /**
     * @param path the names of the fields down to the value, with dots between them
     * @param value as JSON writes it, a text without its quotes
     */
    public static long attribute(String path, String value) {
        return new TextHash().of("attribute." + path + "=" + value);
    }

    /** The words of a text, each once, in any case. */
    public static List<Long> words(String text) {
        var words = new LinkedHashSet<String>();
        forEachWordIn(text, words::add);
        var hash = new TextHash();
        return words.stream().map(word -> hash.of("word=" + word)).toList();
    }

    static long[] of(SecurityEvent event) {
        var terms = new SearchTerms();
        terms.add("sensor=" + event.sensorId());
        if (event.geo() != null && event.geo().countryCode() != null) {
            terms.add("country=" + event.geo().countryCode().toUpperCase(Locale.ROOT));
        }
        terms.addFields("attribute", event.attributes());
        forEachWordIn(event.description(), word -> terms.add("word=" + word));
        return terms.terms.stream().mapToLong(Long::longValue).toArray();
    }

    private void addValue(String path, Object value) {
        switch (value) {
            case Map<?, ?> fields -> addFields(path, fields);
            case Iterable<?> elements ->
                    elements.forEach(element -> {
                        if (element != null) {
                            addValue(path, element);
                        }
                    });
            default -> add(path + "=" + value);
        }
    }

    private void addFields(String path, Map<?, ?> fields) {
        fields.forEach((name, value) -> {
            if (value != null) {
                addValue(path + "." + name, value);
            }
        });
    }

    private void add(String text) {
        if (terms.size() < MOST) {
            terms.add(hash.of(text));
        }
    }

    /**
     * Letters, digits and underscores that stand together: a pattern would take most of the time.
     */
    private static void forEachWordIn(String text, Consumer<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int at = 0; at < lower.length(); ) {
            int character = lower.codePointAt(at);
            int next = at + Character.charCount(character);
            if (!isPartOfWord(character)) {
                if (start < at) {
                    words.accept(lower.substring(start, at));
                }
                start = next;
            }
            at = next;
        }
        if (start < lower.length()) {
            words.accept(lower.substring(start));
        }
    }

    private static boolean isPartOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || character == '_'
                || Character.getType(character) == Character.LETTER_NUMBER
                || Character.getType(character) == Character.OTHER_NUMBER;
    }
}
