-- How long an alert waited for people counts from when they could see it: raised, reopened, or shown
-- again by the end of a silence.
create or replace function alert_responses(alert_ids uuid[], versions bigint[])
returns setof alert_response language sql stable as $$
    select transition.alert_id, transition.version, response.kind, transition.at,
           coalesce(transition.actor ->> 'username', transition.actor ->> 'id'),
           alert.rule ->> 'id',
           greatest(extract(epoch from transition.at - opened.at), 0)
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
        ('acknowledged', transition.from_status = 'open' and transition.to_status <> 'open'),
        ('resolved', transition.from_status <> 'resolved' and transition.to_status = 'resolved')
    ) as response (kind, happened)
    where response.happened
$$;
