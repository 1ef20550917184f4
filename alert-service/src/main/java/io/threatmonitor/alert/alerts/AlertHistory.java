package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Selects from the alerts as they are, or as they were at a moment. An alert that has not changed
 * since then is its row; of the others, status, people and notes are what their transitions up to
 * that moment add up to. How often an alert occurred and what hides it is as it is now, and its
 * deadlines are as far from when it was opened, or last shown again, as they are now; whether they
 * were missed is as it was.
 */
final class AlertHistory {

    /** What {@link AlertRows#alert} reads, and what lists are sorted by. */
    static final String COLUMNS =
            """
            id, number, rule, counted_rules, severity, severity_rank, title, event, entities,
            occurrences, first_seen, last_seen, silenced_by, created_at, updated_at, version,
            status, assigned_to, resolution, resolution_notes, incident_id, incident_number,
            reopened_at, acknowledge_due, acknowledged_at, acknowledge_missed, resolve_due,
            resolved_at, resolve_missed, deadline, breach_at\
            """;

    private static final String UNCHANGED =
            "(select * from alert where created_at <= :as_of and updated_at <= :as_of)";

    /**
     * They are few, but PostgreSQL takes the two times for independent and would expect many; of an
     * array it expects the opposite, and looks the alerts up.
     */
    private static final String CHANGED =
            """
            (select id, number, rule, counted_rules, severity, severity_rank, title, event, entities,
                   terms, occurrences, first_seen, last_seen, silenced_by, created_at,
                   latest.at as updated_at, latest.version, latest.to_status as status,
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
                      and noted.note is not null and noted.kind in ('resolved', 'annotated')
                    order by noted.version desc limit 1) as resolution_notes,
                   (select case changed.kind when 'merged' then changed.incident_id end
                    from alert_transition as changed
                    where changed.alert_id = alert.id and changed.version <= latest.version
                      and changed.kind in ('merged', 'detached')
                    order by changed.version desc limit 1) as incident_id,
                   (select case changed.kind when 'merged' then changed.incident_number end
                    from alert_transition as changed
                    where changed.alert_id = alert.id and changed.version <= latest.version
                      and changed.kind in ('merged', 'detached')
                    order by changed.version desc limit 1) as incident_number,
                   opened.at as reopened_at, due.acknowledge_due, done.acknowledged_at,
                   missed.acknowledge_missed, due.resolve_due, done.resolved_at, missed.resolve_missed,
                   next_deadline(latest.to_status, due.acknowledge_due, due.resolve_due) as deadline,
                   next_breach(latest.to_status, due.acknowledge_due, missed.acknowledge_missed,
                               due.resolve_due, missed.resolve_missed) as breach_at
            from alert cross join lateral (
                select transition.version, transition.at, transition.to_status
                from alert_transition as transition
                where transition.alert_id = alert.id and transition.at <= :as_of
                order by transition.version desc limit 1) as latest
            cross join lateral (select
                (select begun.at from alert_transition as begun
                 where begun.alert_id = alert.id and begun.version <= latest.version
                   and (begun.kind in ('raised', 'reopened')
                        or begun.kind = 'unsilenced' and begun.to_status = 'open')
                 order by begun.version desc limit 1) as at,
                (select begun.version from alert_transition as begun
                 where begun.alert_id = alert.id and begun.version <= latest.version
                   and (begun.kind in ('raised', 'reopened')
                        or begun.kind = 'unsilenced' and begun.to_status = 'open')
                 order by begun.version desc limit 1) as version) as opened
            cross join lateral (select
                opened.at + (alert.acknowledge_due - coalesce(alert.reopened_at, alert.created_at))
                    as acknowledge_due,
                opened.at + (alert.resolve_due - coalesce(alert.reopened_at, alert.created_at))
                    as resolve_due) as due
            cross join lateral (select
                (select left_open.at from alert_transition as left_open
                 where left_open.alert_id = alert.id and left_open.version <= latest.version
                   and left_open.version > opened.version
                   and left_open.from_status = 'open' and left_open.to_status <> 'open'
                 order by left_open.version limit 1) as acknowledged_at,
                (select resolved.at from alert_transition as resolved
                 where resolved.alert_id = alert.id and resolved.version <= latest.version
                   and resolved.version > opened.version
                   and resolved.from_status <> 'resolved' and resolved.to_status = 'resolved'
                 order by resolved.version limit 1) as resolved_at) as done
            cross join lateral (select
                exists (select from alert_transition as late
                        where late.alert_id = alert.id and late.version <= latest.version
                          and late.version > opened.version
                          and late.objective = 'acknowledge') as acknowledge_missed,
                exists (select from alert_transition as late
                        where late.alert_id = alert.id and late.version <= latest.version
                          and late.version > opened.version
                          and late.objective = 'resolve') as resolve_missed) as missed
            where alert.id = any (array(
                select id from alert where created_at <= :as_of and updated_at > :as_of)))\
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
            return "select %s %s %s".formatted(columns, conditions.from("alert"), end);
        }
        return """
        select %1$s from (
            (select %1$s %2$s %4$s)
            union all
            (select %1$s %3$s %4$s)) as alert
        %4$s
        """
                .formatted(columns, conditions.from(UNCHANGED), conditions.from(CHANGED), end);
    }
}
