package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The {@code where} clause of one query, with the values of its parameters. What an alert is found
 * by beside its own columns are the terms that {@link AlertTerms} makes of it.
 */
final class Conditions {

    private final Where where = new Where();
    private final List<Terms> terms = new ArrayList<>();
    private boolean beforeSorting;

    /**
     * @param all whether an alert has to have all of them, not just one
     */
    private record Terms(Set<Long> numbers, boolean all) {

        boolean areAmong(Set<Long> known) {
            return all ? known.containsAll(numbers) : !Collections.disjoint(known, numbers);
        }
    }

    static Conditions of(AlertFilter filter) {
        var conditions = new Conditions();
        conditions.anyOf("status", filter.status());
        conditions.anyOf("severity", filter.severity());
        conditions.assignedTo(filter.assignedTo());
        conditions.anyTerm("rules", prefixed("rule:", filter.rule()));
        conditions.anyTerm("techniques", prefixed("technique:", filter.technique()));
        conditions.anyTerm("sources", prefixed("source:", filter.sourceName()));
        conditions.anyTerm(
                "entities", filter.entity().stream().map(Conditions::entityTerm).toList());
        conditions.incident(filter.incident());
        conditions.sla(filter.sla());
        conditions.words(filter.q());
        conditions.where.and("created_at >= :from", "from", filter.from());
        conditions.where.and("created_at < :to", "to", filter.to());
        conditions.silenced(filter.silenced());
        return conditions;
    }

    /** That an alert has one of {@code terms}, of which there is at least one. */
    static Conditions ofAny(Collection<String> terms) {
        var conditions = new Conditions();
        conditions.anyTerm("terms", terms);
        return conditions;
    }

    Conditions and(String condition) {
        where.and(condition);
        return this;
    }

    Conditions value(String name, Object value) {
        where.value(name, value);
        return this;
    }

    Conditions asOf(@Nullable Instant moment) {
        return moment == null ? this : value("as_of", moment);
    }

    /**
     * @param spans of the time when an alert was raised, null for any
     */
    Conditions within(@Nullable List<Span> spans) {
        if (spans == null) {
            return this;
        }
        String ranges =
                spans.stream()
                        .map(span -> "[%s,%s)".formatted(span.from(), span.to()))
                        .collect(Collectors.joining(",", "{", "}"));
        return and("created_at <@ :spans::tstzmultirange").value("spans", ranges);
    }

    Conditions beyond(AlertSort sort, PageRequest page) {
        Cursor cursor = page.cursor();
        return cursor == null
                ? this
                : and(sort.beyond(page.towardsNewer()))
                        .value("cursor_at", cursor.at())
                        .value("cursor_id", cursor.id());
    }

    /** By which the index of terms finds alerts. */
    Set<Long> terms() {
        return terms.stream()
                .flatMap(wanted -> wanted.numbers().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Whether {@code known} has a term of each that an alert needs one of, and all that it needs.
     */
    boolean areMetBy(Set<Long> known) {
        return terms.stream().allMatch(wanted -> wanted.areAmong(known));
    }

    /**
     * Has PostgreSQL find all alerts by index before it sorts them, instead of walking the list in
     * its order until it has found enough.
     */
    void findBeforeSorting() {
        beforeSorting = true;
    }

    /** The {@code from} and the {@code where} clause, of {@code table} with the name of alerts. */
    String from(String table) {
        String found = "from %s as alert %s".formatted(table, where);
        return beforeSorting ? "from (select * %s offset 0) as alert".formatted(found) : found;
    }

    Map<String, Object> values() {
        return where.values();
    }

    private void anyOf(String column, List<? extends Enum<?>> constants) {
        where.anyOf(column, constants.stream().map(AlertRows::text).toList());
    }

    private void assignedTo(List<String> logins) {
        if (logins.isEmpty()) {
            return;
        }
        var people = logins.stream().filter(login -> !login.equals(AlertFilter.NOBODY)).toList();
        String ofThem = people.isEmpty() ? "" : where.oneOf("assigned_to", "text", people);
        String ofNobody = people.size() < logins.size() ? "assigned_to is null" : "";
        and(
                ofThem.isEmpty() || ofNobody.isEmpty()
                        ? ofThem + ofNobody
                        : "(" + ofThem + " or " + ofNobody + ")");
    }

    private void incident(List<String> names) {
        var ids = new ArrayList<UUID>();
        var numbers = new ArrayList<Long>();
        for (String name : names) {
            switch (AlertReference.parse(name).orElse(null)) {
                case AlertReference.ById(UUID id) -> ids.add(id);
                case AlertReference.ByNumber(long number) -> numbers.add(number);
                case null -> {}
            }
        }
        var ways = new ArrayList<String>();
        if (!ids.isEmpty()) {
            ways.add(where.oneOf("incident_id", "uuid", ids));
        }
        if (!numbers.isEmpty()) {
            ways.add(where.oneOf("incident_number", "bigint", numbers));
        }
        if (names.contains(AlertFilter.NONE)) {
            ways.add("incident_id is null");
        }
        anyWay(ways);
    }

    /** By what is noted of deadlines, which the indexes know. */
    private void sla(List<SlaState> states) {
        anyWay(states.stream().distinct().map(Conditions::having).toList());
    }

    private static String having(SlaState state) {
        return switch (state) {
            case BREACHED -> "(acknowledge_missed or resolve_missed)";
            case RUNNING ->
                    "(not (acknowledge_missed or resolve_missed) and breach_at is not null)";
            case MET ->
                    "(not (acknowledge_missed or resolve_missed) and breach_at is null"
                            + " and coalesce(acknowledge_due, resolve_due) is not null)";
        };
    }

    private void anyWay(List<String> ways) {
        if (!ways.isEmpty()) {
            and(ways.size() == 1 ? ways.getFirst() : "(" + String.join(" or ", ways) + ")");
        }
    }

    private void anyTerm(String name, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            terms("&&", name, new Terms(AlertTerms.numbersOf(wanted), false));
        }
    }

    private void words(@Nullable String text) {
        if (text != null) {
            Set<Long> numbers = AlertTerms.numbersOf(AlertTerms.wordsOf(text));
            terms("@>", "words", new Terms(numbers, true));
        }
    }

    private void terms(String operator, String name, Terms wanted) {
        terms.add(wanted);
        and("terms %s :%s".formatted(operator, name))
                .value(name, new SqlArrayValue("bigint", wanted.numbers().toArray()));
    }

    private void silenced(@Nullable Silenced silenced) {
        switch (Objects.requireNonNullElse(silenced, Silenced.FALSE)) {
            case FALSE -> and("silenced_by is null");
            case TRUE -> and("silenced_by is not null");
            case ANY -> {}
        }
    }

    static List<String> prefixed(String prefix, List<String> values) {
        return values.stream().map(value -> prefix + AlertTerms.lower(value)).toList();
    }

    /** An IPv6 address has colons as well, so that only the name of a kind says that it is one. */
    static String entityTerm(String text) {
        int colon = text.indexOf(':');
        boolean hasKind =
                colon > 0
                        && Arrays.stream(Entity.Kind.values())
                                .anyMatch(kind ->
                                        AlertRows.text(kind).equals(text.substring(0, colon)));
        return AlertTerms.lower(hasKind ? text : "entity:" + text);
    }

    @Override
    public String toString() {
        return where.toString();
    }
}
