-- Few for each person, so the list of what is shared needs no index.
create table saved_view (
    id         uuid        primary key,
    owner      text        not null,
    name       text        not null,
    shared     boolean     not null,
    filter     jsonb       not null,
    sort       text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Its index serves a person's own views.
    unique (owner, name)
);
