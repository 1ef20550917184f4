-- What the history did with the events of each sensor: history writes it, accounting compares.
create table if not exists history_account (
    hour          timestamptz not null,
    sensor_id     text        not null,
    consumed      bigint      not null,
    stored        bigint      not null,
    duplicate     bigint      not null,
    dead_lettered bigint      not null,
    primary key (hour, sensor_id)
);
