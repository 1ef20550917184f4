-- What people have set up: channels, routes and groups, each proposed, approved and changed alike.
create table notification_entry (
    id          uuid primary key,
    kind        text        not null check (kind in ('channel', 'route', 'group')),
    name        text        not null,
    definition  jsonb       not null,
    -- Of a channel: AES-256-GCM, never shown.
    secrets     text,
    enabled     boolean     not null,
    proposed_by text        not null,
    -- Null until an administrator agrees; nothing is sent before.
    approved_by text,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    -- Its index also serves the list of one kind, by name.
    unique (kind, name)
);
