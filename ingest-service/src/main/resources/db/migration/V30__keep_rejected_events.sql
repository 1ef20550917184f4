-- What senders sent and the platform did not take, from its topic, for somebody to repair and replay. Rows go after
-- some days whatever became of them.
create table rejected_event (
    id            uuid        primary key, -- of the rejection: a record that comes twice is here once
    received_at   timestamptz not null,
    sensor_id     text        not null,
    source_name   text,                    -- null where nothing of it could be read
    format        text        not null,
    errors        jsonb       not null,    -- [{"field": ..., "message": ...}]
    original_size bigint      not null,
    original      bytea       not null,    -- the beginning, where it is shorter than original_size
    status        text        not null default 'open' check (status in ('open', 'replayed', 'discarded')),
    settled_by    text,
    settled_at    timestamptz,
    event_id      uuid,                    -- what it became
    check ((status = 'open') = (settled_at is null)),
    check ((status = 'replayed') = (event_id is not null))
);

-- Serves GET /api/v1/rejected-events, newest first, and forgetting.
create index rejected_event_by_time on rejected_event (received_at, id);

-- Serves the same for one sensor.
create index rejected_event_by_sensor on rejected_event (sensor_id, received_at, id);

-- Serves the work that is left, which is soon a small part of all.
create index rejected_event_open on rejected_event (received_at, id) where status = 'open';
