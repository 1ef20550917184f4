-- How long an alert waited for people: a row when it leaves open, and a row when it is resolved, both
-- counted from when it was raised or last reopened. Like the transitions that they are made from,
-- they never change, so that a day that is over has its figures for good.
create table alert_response (
    alert_id uuid             not null,
    version  bigint           not null,
    kind     text             not null check (kind in ('acknowledged', 'resolved')),
    at       timestamptz      not null,
    analyst  text             not null,
    rule_id  text             not null,
    seconds  double precision not null,
    primary key (alert_id, version, kind)
);

-- The response times of a day, from the index alone.
create index alert_response_by_time on alert_response (at) include (kind, analyst, rule_id, seconds);

-- What response the transitions of these versions were, if they were one.
create function alert_responses(alert_ids uuid[], versions bigint[])
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
          and earlier.kind in ('raised', 'reopened')
        order by earlier.version desc limit 1) as opened
    cross join lateral (values
        ('acknowledged', transition.from_status = 'open' and transition.to_status <> 'open'),
        ('resolved', transition.from_status <> 'resolved' and transition.to_status = 'resolved')
    ) as response (kind, happened)
    where response.happened
$$;

insert into alert_response
select response.* from (
    select array_agg(alert_id) as ids, array_agg(version) as versions from alert_transition where version > 1
) as changed, alert_responses(changed.ids, changed.versions) as response;
