-- When a receiver that forgets was last told again of what fires: the replica that moves this on
-- is the one that tells.
create table notification_repost (
    channel_id  uuid primary key references notification_entry (id) on delete cascade,
    reposted_at timestamptz not null
);

-- The last thing that a channel was told of each alert.
create index delivery_of_channel_by_alert
    on notification_delivery (channel_id, alert_id, position desc)
    where alert_id is not null;
