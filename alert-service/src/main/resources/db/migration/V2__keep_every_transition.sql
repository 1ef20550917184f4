-- What happened to an alert: rows are added, never changed.
create table alert_transition (
    alert_id    uuid        not null references alert,
    version     bigint      not null,
    kind        text        not null,
    at          timestamptz not null,
    actor       jsonb       not null,
    from_status text,
    to_status   text        not null,
    assigned_to text,
    resolution  text,
    note        text,
    -- Two changes of the same version cannot both happen. Its index serves the timeline of an alert.
    primary key (alert_id, version)
);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
    raise exception 'transitions of alerts are never changed';
end
$$;

create trigger transitions_are_immutable
    before update or delete on alert_transition
    for each statement execute function refuse_to_rewrite_history();
