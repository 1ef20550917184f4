-- What became of the records of each sensor and hour of arrival (UTC), written together with the events:
-- consumed = stored + duplicate + dead_lettered. A record that names no sensor counts for the sensor ''.
create table history_account (
    hour          timestamptz not null,
    sensor_id     text        not null,
    consumed      bigint      not null,
    stored        bigint      not null,
    duplicate     bigint      not null,
    dead_lettered bigint      not null,
    primary key (hour, sensor_id)
);

-- The stored events of each minute of arrival, written together with them: serves statistics over days, which would
-- otherwise read millions of events.
create table event_tally (
    minute   timestamptz primary key,
    low      bigint      not null,
    medium   bigint      not null,
    high     bigint      not null,
    critical bigint      not null
);
