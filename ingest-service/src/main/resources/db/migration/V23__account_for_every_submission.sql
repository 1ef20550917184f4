-- What became of the events that each sensor sent, by the hour in which they arrived. Each replica
-- adds to it every second.
create table intake_account (
    hour        timestamptz not null,
    sensor_id   text        not null,
    received    bigint      not null,
    accepted    bigint      not null,
    duplicate   bigint      not null,
    unavailable bigint      not null,
    unreadable  bigint      not null,
    invalid     bigint      not null,
    not_allowed bigint      not null,
    too_large   bigint      not null,
    primary key (sensor_id, hour)
);

-- Serves the accounts of all sensors in a time.
create index intake_account_by_hour on intake_account (hour);

-- Who counts. One that did not end properly may have taken up to its last counts with it: then the
-- topic has more events than were counted, and this table says why.
create table intake_replica (
    id         uuid        primary key,
    started_at timestamptz not null,
    counted_at timestamptz not null,
    ended_at   timestamptz
);

-- When a sensor was last heard, and of which silence people were told.
create table sensor_activity (
    sensor_id         text        primary key,
    last_accepted_at  timestamptz not null,
    silence_told_of   timestamptz
);
