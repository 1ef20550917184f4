-- What people do not want to be told of for a while.
create table silence (
    id             uuid        primary key,
    reason         text        not null,
    matchers       jsonb       not null,
    -- Nothing more severe is ever hidden by it.
    max_severity   text        not null check (max_severity in ('low', 'medium', 'high', 'critical')),
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    recurrence     jsonb,
    -- It ends by itself when it has matched nothing for so long.
    unmatched_seconds bigint,
    owner          text        not null,
    approved_by    text,
    approved_at    timestamptz,
    state          text        not null check (state in ('proposed', 'active', 'expired', 'ended')),
    -- Null while it may still have an effect.
    ended_at       timestamptz,
    -- The login of whoever ended it; null where it ended by itself.
    ended_by       text,
    -- How many detections it has hidden, and when the last one.
    matched        bigint      not null default 0,
    last_match_at  timestamptz,
    version        bigint      not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint only_approved_silences_are_active check (state <> 'active' or approved_by is not null)
);

-- The list, newest first, a page at a time.
create index silence_newest_first on silence (created_at desc, id desc);

-- Those that may have an effect, which are few beside those that had one.
create index silence_not_ended on silence (state, ends_at) where ended_at is null;

alter table alert add column silenced_by uuid references silence;

-- The list of hidden alerts, newest first.
create index alert_hidden_newest_first on alert (created_at desc, id desc) where silenced_by is not null;

-- Those that are to be seen again when their silence ends.
create index alert_hidden_unresolved on alert (silenced_by)
    where silenced_by is not null and status <> 'resolved';

-- Lists and counts leave hidden alerts out. With the column in them, these three still answer
-- without the table, as V1 and V20 say of them.
drop index alert_newest_first, alert_by_status_and_severity, alert_unresolved_most_severe_first;
create index alert_newest_first on alert (created_at desc, id desc) include (silenced_by);
create index alert_by_status_and_severity on alert (status, severity, silenced_by);
create index alert_unresolved_most_severe_first on alert (severity_rank desc, created_at desc, id desc)
    include (status, severity, updated_at, silenced_by) where status <> 'resolved';
