-- The trail. The action is kept as the bytes that came; the columns beside it are what it is filtered by.
create table recorded_action (
    -- 1, 2, 3, ... without a gap and in the order of commits: the table has no other order to rely on.
    position       bigint      primary key,
    -- The action's own id. A repeat of a record finds it here.
    id             uuid        not null unique,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null default now(),
    actor_id       text        not null,
    actor_username text,
    action         text        not null,
    module         text        not null,
    outcome        text        not null,
    received       bytea       not null
);

-- GET /api/v1/audit, newest first: without a filter, and with one. Ids break ties of the clock.
create index recorded_action_newest on recorded_action (occurred_at desc, id desc);
create index recorded_action_by_actor_id on recorded_action (actor_id, occurred_at desc, id desc);
create index recorded_action_by_actor_username on recorded_action (actor_username, occurred_at desc, id desc);
create index recorded_action_by_action on recorded_action (action, occurred_at desc, id desc);
create index recorded_action_by_module on recorded_action (module, occurred_at desc, id desc);
create index recorded_action_by_outcome on recorded_action (outcome, occurred_at desc, id desc);
