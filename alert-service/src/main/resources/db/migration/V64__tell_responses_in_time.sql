-- Whether an alert was acknowledged or resolved in time; null where there was no objective.
alter table alert_response
    add column severity text,
    add column in_time boolean;

update alert_response set severity = alert.severity from alert where alert.id = alert_id;

alter table alert_response alter column severity set not null;

-- The response times of a day and the share of those in time, from the index alone.
drop index alert_response_by_time;
create index alert_response_by_time on alert_response (at)
    include (kind, analyst, rule_id, seconds, severity, in_time);

-- What response the transitions of these versions were, if they were one. The deadlines are those
-- of the alert as it stands, so it is asked when the transitions have just been made.
create or replace function alert_responses(alert_ids uuid[], versions bigint[])
returns setof alert_response language sql stable as $$
    select transition.alert_id, transition.version, response.kind, transition.at,
           coalesce(transition.actor ->> 'username', transition.actor ->> 'id'),
           alert.rule ->> 'id',
           greatest(extract(epoch from transition.at - opened.at), 0),
           alert.severity,
           transition.at <= response.due
    from unnest(alert_ids, versions) as changed (alert_id, version)
    join alert_transition as transition using (alert_id, version)
    join alert on alert.id = transition.alert_id
    cross join lateral (
        select earlier.at from alert_transition as earlier
        where earlier.alert_id = transition.alert_id and earlier.version < transition.version
          and (earlier.kind in ('raised', 'reopened')
               or earlier.kind = 'unsilenced' and earlier.to_status = 'open')
        order by earlier.version desc limit 1) as opened
    cross join lateral (values
        ('acknowledged', transition.from_status = 'open' and transition.to_status <> 'open',
         alert.acknowledge_due),
        ('resolved', transition.from_status <> 'resolved' and transition.to_status = 'resolved',
         alert.resolve_due)
    ) as response (kind, happened, due)
    where response.happened
$$;
