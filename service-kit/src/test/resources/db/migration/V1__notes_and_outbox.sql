-- What the tests of the kit keep; a service brings its own.
create table note (
    id   uuid primary key,
    text text not null check (text <> 'refused')
);

create table outbox (
    position   bigint generated always as identity primary key,
    topic      text  not null,
    record_key text  not null,
    headers    jsonb not null,
    value      bytea not null,
    together   bigint not null default 1
);
