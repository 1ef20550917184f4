package io.threatmonitor.alert.incidents;

import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which incidents are asked for: those that have one of the values of every list that is not empty.
 *
 * @param assignedTo logins; {@code nobody} for what nobody works on
 * @param from the earliest time of creation, inclusive
 * @param to the latest, exclusive
 * @param q words that title or notes have, all of them, in any case
 */
record IncidentFilter(
        List<IncidentStatus> status,
        List<Severity> severity,
        List<String> assignedTo,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q) {

    /** In the place of a login: incidents that nobody works on. */
    static final String NOBODY = "nobody";

    private static final String ME = "me";
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 300;
    private static final char NUL = '\0';

    IncidentFilter {
        status = List.copyOf(status);
        severity = List.copyOf(severity);
        assignedTo = List.copyOf(assignedTo);
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
    }

    /**
     * @param login of whoever asks, in the place of {@code me}
     * @throws ApiException {@code validation_failed} for what nothing can have
     */
    static IncidentFilter of(
            @Nullable List<IncidentStatus> status,
            @Nullable List<Severity> severity,
            @Nullable List<String> assignedTo,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String q,
            String login) {
        List<String> people =
                given(assignedTo).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.equals(ME) ? login : name)
                        .distinct()
                        .toList();
        if (people.size() > MOST_VALUES) {
            throw ApiException.invalid(
                    "assigned_to", "must have at most %d values".formatted(MOST_VALUES));
        }
        people.forEach(name -> requireText("assigned_to", name));
        String words = q == null || q.isBlank() ? null : q.strip();
        if (words != null) {
            requireText("q", words);
            if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw ApiException.invalid("q", "must have letters or digits to look for");
            }
        }
        return new IncidentFilter(given(status), given(severity), people, from, to, words);
    }

    /** A list such as {@code open,} has a place for which nothing is given. */
    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }

    private static void requireText(String field, String text) {
        if (text.length() > LONGEST_VALUE || text.indexOf(NUL) >= 0) {
            throw ApiException.invalid(
                    field, "must have at most %d characters, none NUL".formatted(LONGEST_VALUE));
        }
    }
}
