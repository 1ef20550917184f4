-- Who may send events, and what each of them may send. The whole table is held in memory by every
-- replica; pages of the API alone are read from here.
create table sensor (
    id                text primary key,
    -- Orders pages where sensors were registered at the same moment.
    page_key          uuid        not null,
    name              text        not null,
    owner             text        not null,
    kind              text        not null,
    allowed_sources   text[]      not null,
    allowed_formats   text[]      not null,
    syslog_addresses  text[]      not null,
    -- Both or neither: without them the service's own quota holds.
    events_per_second integer,
    burst             integer,
    silent_after      bigint, -- seconds
    enabled           boolean     not null,
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check ((events_per_second is null) = (burst is null))
);

-- Serves GET /api/v1/sensors, newest first.
create index sensor_by_registration on sensor (created_at, page_key);

-- Tokens of senders that can only send a fixed one. The token itself is never stored.
create table sensor_token (
    id         uuid        primary key,
    sensor_id  text        not null references sensor,
    prefix     text        not null,
    hash       text        not null unique, -- SHA-256, in hexadecimal
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

-- Serves GET /api/v1/sensors/{id}/tokens.
create index sensor_token_by_sensor on sensor_token (sensor_id, created_at);

-- Apart from the tokens, so that using one is no change of the registry.
create table sensor_token_use (
    token_id     uuid        primary key references sensor_token,
    last_used_at timestamptz not null
);
