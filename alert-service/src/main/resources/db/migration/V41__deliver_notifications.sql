-- One row for each thing to tell on one channel; the log of what was told, and how it went.
create table notification_delivery (
    -- UUIDv5 of channel and cause: telling a thing twice is telling it once.
    id              uuid primary key,
    position        bigint generated always as identity,
    channel_id      uuid        not null,
    channel_name    text        not null,
    route_name      text,
    -- Null for a digest, which is about several.
    alert_id        uuid,
    reason          text        not null,
    level           text        not null,
    notification    json        not null,
    state           text        not null check (state in ('due', 'sent', 'failed')),
    attempts        integer     not null default 0,
    detail          text,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    give_up_at      timestamptz not null,
    -- Until then a replica is at it; past it, that replica has died and another may try.
    claimed_until   timestamptz,
    finished_at     timestamptz
);

-- Whether a channel has anything to send now.
create index delivery_by_channel_when_due on notification_delivery (channel_id, next_attempt_at)
    where state = 'due';

-- The next one of a channel, in order.
create index delivery_by_channel_in_order on notification_delivery (channel_id, position)
    where state = 'due';

-- Whether something older about the same alert has to go first.
create index delivery_by_alert_in_order on notification_delivery (channel_id, alert_id, position)
    where state = 'due';

-- What no receiver took in time, which is little beside what waits.
create index delivery_to_give_up on notification_delivery (give_up_at) where state = 'due';

-- The log, newest first, a page at a time; and what is old enough to be forgotten.
create index delivery_newest_first on notification_delivery (created_at desc, id desc);

-- The same of one alert; and which channels have heard of it.
create index delivery_of_alert on notification_delivery (alert_id, created_at desc, id desc);
