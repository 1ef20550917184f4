package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Selects from the alerts as they are, or as they were at a moment. An alert that has not changed
 * since then is its row; of the others, status, people and notes are what their transitions up to
 * that moment add up to. How often an alert occurred, and what hides it, is as it is now.
 */
final class AlertHistory {

    /** What {@link AlertRows#alert} reads, and what lists are sorted by. */
    static final String COLUMNS =
            """
            id, number, rule, severity, severity_rank, title, event, entities, occurrences,
            first_seen, last_seen, silenced_by, created_at, updated_at, version, status, assigned_to,
            resolution, resolution_notes\
            """;

    private static final String UNCHANGED =
            "select * from alert where created_at <= :as_of and updated_at <= :as_of";

    /**
     * They are few, but PostgreSQL takes the two times for independent and would expect many; of an
     * array it expects the opposite, and looks the alerts up.
     */
    private static final String CHANGED =
            """
            select id, number, rule, severity, severity_rank, title, event, entities, terms, occurrences,
                   first_seen, last_seen, silenced_by, created_at, latest.at as updated_at, latest.version,
                   latest.to_status as status,
                   (select assigned.assigned_to from alert_transition as assigned
                    where assigned.alert_id = alert.id and assigned.version <= latest.version
                      and assigned.kind = 'assigned'
                    order by assigned.version desc limit 1) as assigned_to,
                   case latest.to_status when 'resolved' then
                       (select resolved.resolution from alert_transition as resolved
                        where resolved.alert_id = alert.id and resolved.version <= latest.version
                          and resolved.kind = 'resolved'
                        order by resolved.version desc limit 1) end as resolution,
                   (select nullif(noted.note, '') from alert_transition as noted
                    where noted.alert_id = alert.id and noted.version <= latest.version
                      and noted.note is not null and noted.kind <> 'commented'
                    order by noted.version desc limit 1) as resolution_notes
            from alert cross join lateral (
                select transition.version, transition.at, transition.to_status
                from alert_transition as transition
                where transition.alert_id = alert.id and transition.at <= :as_of
                order by transition.version desc limit 1) as latest
            where alert.id = any (array(
                select id from alert where created_at <= :as_of and updated_at > :as_of))\
            """;

    private AlertHistory() {}

    /**
     * A query for {@code columns} of the alerts that meet the conditions.
     *
     * @param moment null for the alerts as they are; otherwise {@code :as_of} is a parameter
     * @param end order and limit, which each half of a past gets of its own, so that each can be
     *     read in the order of an index
     */
    static String select(
            String columns, @Nullable Instant moment, Conditions conditions, String end) {
        if (moment == null) {
            return "select %s from alert %s %s".formatted(columns, conditions, end);
        }
        return """
        select %1$s from (
            (select %1$s from (%2$s) as alert %4$s %5$s)
            union all
            (select %1$s from (%3$s) as alert %4$s %5$s)) as alert
        %5$s
        """
                .formatted(columns, UNCHANGED, CHANGED, conditions, end);
    }
}
