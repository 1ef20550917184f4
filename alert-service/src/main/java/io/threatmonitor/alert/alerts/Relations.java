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
    private final TermStatistics statistics;

    Relations(JdbcClient jdbc, TermStatistics statistics) {
        this.jdbc = jdbc;
        this.statistics = statistics;
    }

    RelatedAlerts of(AlertSnapshot alert) {
        Set<String> about = links(alert.entities());
        return new RelatedAlerts(
                about.isEmpty() ? newest(terms(alert.entities()), alert) : newest(about, alert),
                newest(Set.copyOf(Conditions.prefixed("rule:", List.of(alert.rule().id()))), alert),
                campaign(alert, about));
    }

    private List<AlertSummary> newest(Set<String> terms, AlertSnapshot alert) {
        return terms.isEmpty()
                ? List.of()
                : newest(Conditions.ofAny(terms), Set.of(alert.id()), FEW);
    }

    /** Goes from alert to alert by what they have in common, a link at a time. */
    private List<AlertSummary> campaign(AlertSnapshot alert, Set<String> about) {
        var found = new LinkedHashMap<UUID, AlertSummary>();
        var known = new HashSet<>(Set.of(alert.id()));
        var asked = new HashSet<>(about);
        Set<String> next = about;
        Instant first = alert.createdAt();
        Instant last = alert.createdAt();
        int room = LARGEST_CAMPAIGN;
        for (int link = 0; link < MOST_LINKS && room > 0 && !next.isEmpty(); link++) {
            List<AlertSummary> linked = newest(within(first, last, next), known, room);
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
            room -= linked.size();
        }
        return found.values().stream()
                .sorted(
                        Comparator.comparing(AlertSummary::createdAt)
                                .thenComparing(AlertSummary::id)
                                .reversed())
                .toList();
    }

    private static Conditions within(Instant first, Instant last, Set<String> terms) {
        return Conditions.ofAny(terms)
                .and("created_at between :first and :last")
                .value("first", first.minus(LONGEST_GAP))
                .value("last", last.plus(LONGEST_GAP));
    }

    private List<AlertSummary> newest(Conditions where, Set<UUID> not, int limit) {
        where.and("id <> all (:not)").value("not", new SqlArrayValue("uuid", not.toArray()));
        return jdbc.sql(
                        """
                        select id, number, rule, severity, title, entities, status, created_at %s
                        order by created_at desc, id desc limit :limit
                        """
                                .formatted(statistics.guide(where).from("alert")))
                .params(where.values())
                .param("limit", limit)
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
