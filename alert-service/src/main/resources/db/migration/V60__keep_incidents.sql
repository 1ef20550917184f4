-- Alerts that people work on as one.
create table incident (
    id           uuid        primary key,
    -- What people say aloud. Its index serves GET /incidents/{number}.
    number       bigint      generated always as identity unique,
    title        text        not null,
    severity     text        not null check (severity in ('low', 'medium', 'high', 'critical')),
    -- Whether somebody chose the severity; otherwise it follows the alerts.
    severity_set boolean     not null,
    status       text        not null check (status in ('open', 'in_progress', 'resolved')),
    assigned_to  text,
    notes        text,
    -- How many alerts it has.
    alerts       bigint      not null,
    -- The incident that took its alerts over.
    merged_into_id     uuid references incident,
    merged_into_number bigint,
    created_by   text        not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    version      bigint      not null,
    words        text[]      not null generated always as (
        coalesce(alert_words(title || ' ' || coalesce(notes, '')), '{}')) stored
);

-- The list, newest first, a page at a time; and of what still needs work.
create index incident_newest_first on incident (created_at desc, id desc);
create index incident_unresolved_newest_first on incident (created_at desc, id desc) where status <> 'resolved';

-- Incidents by words of title and notes.
create index incident_by_word on incident using gin (words);

-- What happened to an incident: rows are added, never changed.
create table incident_transition (
    incident_id   uuid        not null references incident,
    version       bigint      not null,
    kind          text        not null,
    at            timestamptz not null,
    actor         jsonb       not null,
    from_status   text,
    to_status     text        not null,
    note          text,
    -- Of alerts that came, went or were resolved with it: how many, and the numbers of the first ten.
    alerts        bigint,
    alert_numbers bigint[],
    -- The incident that alerts came from or went to.
    other_id      uuid,
    other_number  bigint,
    -- Two changes of the same version cannot both happen. Its index serves the timeline.
    primary key (incident_id, version)
);

create or replace function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
    raise exception 'transitions are never changed';
end
$$;

create trigger incident_transitions_are_immutable
    before update or delete on incident_transition
    for each statement execute function refuse_to_rewrite_history();
