-- What waits to be told together with others.
create table notification_digest_entry (
    channel_id uuid        not null,
    route_id   uuid        not null,
    change_id  uuid        not null,
    alert_id   uuid        not null,
    at         timestamptz not null,
    due_at     timestamptz not null,
    brief      json        not null,
    primary key (channel_id, route_id, change_id)
);

-- Which digests are due.
create index digest_entry_when_due on notification_digest_entry (due_at);
