package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Which alerts are asked for: those that have one of the values of every list that is not empty.
 *
 * @param rule ids of rules
 * @param assignedTo logins; {@code me} for whoever asks, {@code nobody} for what nobody works on
 * @param entity what an alert is about, in any case: a value such as {@code 203.0.113.7}, or kind
 *     and value such as {@code host:web-01}
 * @param technique MITRE ATT&amp;CK ids; a technique stands for its sub-techniques as well
 * @param sourceName names of sources, in any case
 * @param incident ids or numbers of incidents of which the alert is a part; {@code none} for alerts
 *     that are part of none
 * @param sla by whether it has missed a deadline
 * @param from the earliest time at which the alert was raised, inclusive
 * @param to the latest, exclusive
 * @param q words that title, rule, description or entities have, all of them, in any case
 * @param silenced null for those that no silence hides
 */
public record AlertFilter(
        List<AlertStatus> status,
        List<Severity> severity,
        List<String> rule,
        List<String> assignedTo,
        List<String> entity,
        List<String> technique,
        List<String> sourceName,
        List<String> incident,
        List<SlaState> sla,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q,
        @Nullable Silenced silenced) {

    /** In the place of a login: whoever asks. */
    static final String ME = AlertEdit.ME;

    /** In the place of a login: alerts that nobody works on. */
    static final String NOBODY = "nobody";

    /** In the place of an incident: alerts that are part of none. */
    static final String NONE = "none";

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 300;
    private static final char NUL = '\0';

    /**
     * @throws ApiException {@code validation_failed} for what nothing can have
     */
    public AlertFilter {
        status = given(status);
        severity = given(severity);
        rule = texts("rule", rule);
        assignedTo = texts("assigned_to", assignedTo);
        entity = texts("entity", entity);
        technique = texts("technique", technique);
        sourceName = texts("source_name", sourceName);
        incident = texts("incident", incident);
        incident.forEach(AlertFilter::requireName);
        sla = given(sla);
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
        q = q == null || q.isBlank() ? null : q.strip();
        if (q != null) {
            requireText("q", q);
            if (q.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw ApiException.invalid("q", "must have letters or digits to look for");
            }
        }
    }

    /** The same with the login of whoever asks in the place of {@code me}. */
    AlertFilter askedBy(String login) {
        return new AlertFilter(
                status,
                severity,
                rule,
                assignedTo.stream().map(name -> name.equals(ME) ? login : name).toList(),
                entity,
                technique,
                sourceName,
                incident,
                sla,
                from,
                to,
                q,
                silenced);
    }

    /** What alerts are about, whatever their state, and hidden or not. */
    public static AlertFilter about(
            @Nullable List<String> rule,
            @Nullable List<String> entity,
            @Nullable List<String> technique,
            @Nullable List<String> sourceName,
            @Nullable String q) {
        return new AlertFilter(
                List.of(),
                List.of(),
                given(rule),
                List.of(),
                given(entity),
                given(technique),
                given(sourceName),
                List.of(),
                List.of(),
                null,
                null,
                q,
                Silenced.ANY);
    }

    /** The same, of these severities and raised from that moment on. */
    public AlertFilter raisedSince(Instant moment, List<Severity> severities) {
        return new AlertFilter(
                status,
                severities,
                rule,
                assignedTo,
                entity,
                technique,
                sourceName,
                incident,
                sla,
                moment,
                to,
                q,
                silenced);
    }

    /** The alerts of an incident. */
    public static AlertFilter ofIncident(UUID id) {
        return new AlertFilter(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(id.toString()),
                List.of(),
                null,
                null,
                null,
                Silenced.ANY);
    }

    /** A list such as {@code open,} has a place for which nothing is given. */
    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }

    private static List<String> texts(String field, @Nullable List<String> values) {
        List<String> texts =
                given(values).stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
        if (texts.size() > MOST_VALUES) {
            throw ApiException.invalid(field, "must have at most %d values".formatted(MOST_VALUES));
        }
        texts.forEach(text -> requireText(field, text));
        return texts;
    }

    /** Incidents are named as alerts are. */
    private static void requireName(String incident) {
        if (!incident.equals(NONE) && AlertReference.parse(incident).isEmpty()) {
            throw ApiException.invalid(
                    "incident", "must be ids or numbers of incidents, or " + NONE);
        }
    }

    private static void requireText(String field, String text) {
        if (text.length() > LONGEST_VALUE || text.indexOf(NUL) >= 0) {
            throw ApiException.invalid(
                    field, "must have at most %d characters, none NUL".formatted(LONGEST_VALUE));
        }
    }
}
