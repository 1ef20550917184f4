package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Entity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what belongs to an alert. */
@Repository
class Relations {

    private static final int FEW = 10;
    private static final int LARGEST_CAMPAIGN = 50;
    private static final int MOST_LINKS = 3;
    private static final Duration LONGEST_GAP = Duration.ofDays(1);

    private final JdbcClient jdbc;

    Relations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RelatedAlerts of(AlertSnapshot alert) {
        Set<String> about = links(alert.entities());
        return new RelatedAlerts(
                about.isEmpty() ? newest(terms(alert.entities()), alert) : newest(about, alert),
                newest(Set.copyOf(Conditions.prefixed("rule:", List.of(alert.rule().id()))), alert),
                campaign(alert, about));
    }

    private List<AlertSummary> newest(Set<String> terms, AlertSnapshot alert) {
        return withTerms(terms, Set.of(alert.id()), FEW, "", Map.of());
    }

    /** Goes from alert to alert by what they have in common, a link at a time. */
    private List<AlertSummary> campaign(AlertSnapshot alert, Set<String> about) {
        var found = new LinkedHashMap<UUID, AlertSummary>();
        var known = new HashSet<>(Set.of(alert.id()));
        var asked = new HashSet<>(about);
        Set<String> next = about;
        Instant first = alert.createdAt();
        Instant last = alert.createdAt();
        for (int link = 0; link < MOST_LINKS && !next.isEmpty(); link++) {
            List<AlertSummary> linked =
                    within(first, last, next, known, LARGEST_CAMPAIGN - found.size());
            next = new HashSet<>();
            for (AlertSummary one : linked) {
                found.put(one.id(), one);
                known.add(one.id());
                first = one.createdAt().isBefore(first) ? one.createdAt() : first;
                last = one.createdAt().isAfter(last) ? one.createdAt() : last;
                next.addAll(links(one.entities()));
            }
            next.removeAll(asked);
            asked.addAll(next);
        }
        return found.values().stream()
                .sorted(
                        Comparator.comparing(AlertSummary::createdAt)
                                .thenComparing(AlertSummary::id)
                                .reversed())
                .toList();
    }

    private List<AlertSummary> within(
            Instant first, Instant last, Set<String> terms, Set<UUID> not, int limit) {
        return withTerms(
                terms,
                not,
                limit,
                "and created_at between :first and :last",
                Map.of(
                        "first", AlertRows.timestamp(first.minus(LONGEST_GAP)),
                        "last", AlertRows.timestamp(last.plus(LONGEST_GAP))));
    }

    private List<AlertSummary> withTerms(
            Set<String> terms, Set<UUID> not, int limit, String condition, Map<String, ?> values) {
        if (terms.isEmpty() || limit <= 0) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select id, number, rule, severity, title, entities, status, created_at from alert
                        where terms && :terms and id <> all (:not) %s
                        order by created_at desc, id desc limit :limit
                        """
                                .formatted(condition))
                .param("terms", AlertTerms.numbersOf(terms))
                .param("not", new SqlArrayValue("uuid", not.toArray()))
                .param("limit", limit)
                .params(values)
                .query(AlertRows::summary)
                .list();
    }

    /** A source is where a sensor looks; that alerts share one says little about them. */
    private static Set<String> links(Collection<Entity> entities) {
        return terms(
                entities.stream()
                        .filter(entity ->
                                switch (entity.kind()) {
                                    case IP, USER, HOST -> true;
                                    case SOURCE, OTHER -> false;
                                })
                        .toList());
    }

    private static Set<String> terms(Collection<Entity> entities) {
        return entities.stream().map(AlertTerms::of).collect(Collectors.toSet());
    }
}
