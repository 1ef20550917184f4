create table alert (
    -- UUIDv5 of the detection: raising an alert twice is raising it once.
    id               uuid primary key,
    -- What people say aloud. Its index serves GET /alerts/{number}.
    number           bigint generated always as identity unique,
    rule             jsonb       not null,
    severity         text        not null check (severity in ('low', 'medium', 'high', 'critical')),
    title            text        not null,
    -- json and not jsonb: kept as it came, also with the \u0000 that jsonb refuses.
    event            json        not null,
    entities         jsonb       not null,
    status           text        not null check (status in ('open', 'acknowledged', 'in_progress', 'resolved')),
    resolution       text check (resolution in ('true_positive', 'false_positive', 'benign', 'duplicate')),
    assigned_to      text,
    resolution_notes text,
    occurrences      bigint      not null,
    first_seen       timestamptz not null,
    last_seen        timestamptz not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    version          bigint      not null,
    constraint only_resolved_alerts_have_a_resolution check (resolution is null or status = 'resolved')
);

-- The list of all alerts, newest first, a page at a time.
create index alert_newest_first on alert (created_at desc, id desc);

-- The same list of what still needs work, which is little beside what is done.
create index alert_unresolved_newest_first on alert (created_at desc, id desc) where status <> 'resolved';

-- The statistics, from the index alone.
create index alert_by_status_and_severity on alert (status, severity);
